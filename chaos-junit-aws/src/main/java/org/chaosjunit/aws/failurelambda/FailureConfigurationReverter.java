package org.chaosjunit.aws.failurelambda;

import java.time.Duration;
import java.time.Instant;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.Reverter;
import org.chaosjunit.spi.UndoRecord;

/** Gives functions back the document that they had before {@link FailureLambda} or {@link ChaosLambda} faults. */
public final class FailureConfigurationReverter implements Reverter {
    private static final Duration FOR_A_DEPLOYMENT = Duration.ofMinutes(2);
    private static final Duration FOR_CONTAINERS = Duration.ofSeconds(60);

    @Override
    public String name() {
        return ConfigurationUndo.REVERTER;
    }

    @Override
    public ReadBack readBack(UndoRecord undo) {
        ConfigurationUndo way = ConfigurationUndo.of(undo, AwsPlace.of(undo));
        Storage.Standing standing = way.storage().standing(way.before(), way.documents());
        if (standing.isAsBefore()) {
            return ReadBack.reverted();
        }
        return standing.change().isPresent() ? ReadBack.inPlace() : ReadBack.drifted(standing.found());
    }

    @Override
    public void revert(UndoRecord undo) throws InterruptedException {
        ConfigurationUndo way = ConfigurationUndo.of(undo, AwsPlace.of(undo));
        LogEvidence.end(way.change());
        Storage storage = way.storage();
        Storage.Standing standing = storage.standing(way.before(), way.documents());
        // Someone else may have been faster.
        if (standing.change().isEmpty()) {
            return;
        }
        if (standing.isInEffect() && way.flush().isPresent()) {
            flush(way, way.flush().get(), storage, standing);
        }
        storage.restore(way.before(), way.documents().keySet());
    }

    // Where an earlier attempt has come as far, the flush document is there already, and the cache runs since then.
    private static void flush(ConfigurationUndo way, String document, Storage storage, Storage.Standing standing)
            throws InterruptedException {
        boolean isFlushing = standing.change().filter(way.flushChange()::equals).isPresent();
        Instant flushed = isFlushing ? standing.since() : storage.put(document, way.flushChange());
        LogTail tail = new LogTail(
                way.place(), way.logGroup(), new Version1(way.place(), Consents.NONE).filter(), way.begun());
        new WarmContainers(tail, flushed.plus(way.cache()))
                .await(isFlushing ? Instant.now() : flushed, way.cache().plus(FOR_CONTAINERS));
    }

    @Override
    public Duration extraTime(UndoRecord undo) {
        ConfigurationUndo way = ConfigurationUndo.of(undo, AwsPlace.unchecked(undo));
        Duration deployments = way.where().kind() == Where.Kind.APPCONFIG ? FOR_A_DEPLOYMENT : Duration.ZERO;
        return way.flush().isPresent()
                ? deployments.plus(way.cache()).plus(FOR_CONTAINERS).plusSeconds(10)
                : deployments;
    }

    @Override
    public String byHand(UndoRecord undo) {
        // Without asking for the account: this is what is printed when nothing can be asked any more.
        ConfigurationUndo way = ConfigurationUndo.of(undo, AwsPlace.unchecked(undo));
        return way.storage().byHand(way.before());
    }
}
