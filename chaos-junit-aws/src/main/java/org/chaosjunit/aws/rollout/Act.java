package org.chaosjunit.aws.rollout;

import java.util.Optional;
import org.chaosjunit.aws.AwsConsent;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.spi.RolloutException;

/** What is done in AWS for a gate: only where it is allowed, and whatever goes wrong is said in one way. */
@FunctionalInterface
interface Act<T> {
    T act() throws Exception;

    /** Does it. */
    static <T> T in(AwsPlace place, Act<T> act) throws RolloutException {
        // On an interrupted thread the SDK would send nothing.
        boolean isInterrupted = Thread.interrupted();
        try {
            Optional<String> veto = AwsConsent.veto(place);
            if (veto.isPresent()) {
                throw new RolloutException(veto.get());
            }
            return act.act();
        } catch (RolloutException e) {
            throw e;
        } catch (InterruptedException e) {
            isInterrupted = true;
            throw new RolloutException("It was interrupted before it was known what came of it.", e);
        } catch (Exception e) {
            throw new RolloutException(String.valueOf(e.getMessage()), e);
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Does what finds out why something else could not be done; if it fails, that is why. */
    static Optional<String> objection(AwsPlace place, Act<Optional<String>> act) {
        try {
            return in(place, act);
        } catch (RolloutException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
