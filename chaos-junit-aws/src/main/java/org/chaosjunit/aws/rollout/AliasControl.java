package org.chaosjunit.aws.rollout;

import java.util.Map;
import java.util.Optional;
import org.chaosjunit.spi.RolloutControl;
import org.chaosjunit.spi.RolloutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends a share of an alias's invocations to a new version, and then all or none of them.
 *
 * <p>The alias itself keeps the earlier version meanwhile, so that whoever was killed needs to remember nothing.
 */
final class AliasControl implements RolloutControl {
    private static final String LATEST = "$LATEST";

    private final FunctionAlias alias;
    private final String version;
    private final int percent;

    /** As the alias was left the last time; null before. */
    private @Nullable Routing left;

    /** What it was to become the last time, which it may have, though that was not known; null before. */
    private @Nullable Routing wanted;

    private @Nullable String previous;

    AliasControl(FunctionAlias alias, String version, int percent) {
        this.alias = alias;
        this.version = version;
        this.percent = percent;
    }

    @Override
    public String description() {
        return "the " + alias;
    }

    @Override
    public Optional<String> objection() {
        return Act.objection(alias.place(), () -> objection(alias.read().routing()));
    }

    private Optional<String> objection(Routing found) {
        if (!alias.hasVersion(version)) {
            return Optional.of("There is no version " + version + " of function " + alias.function() + " in "
                    + alias.place().region() + ".");
        }
        if (isBegun(found)) {
            return Optional.empty();
        }
        if (found.version().equals(version) || found.version().equals(LATEST)) {
            return Optional.of("It points to " + found + ", but has to point to an earlier published version.");
        }
        return found.isAll()
                ? Optional.empty()
                : Optional.of("It shares its traffic already: it points to " + found + ". To end that: "
                        + alias.byHand(Routing.all(found.version())));
    }

    @Override
    public void begin() throws RolloutException {
        Act.in(alias.place(), () -> {
            FunctionAlias.State found = alias.read();
            Optional<String> objection = objection(found.routing());
            if (objection.isPresent()) {
                throw new RolloutException(objection.get());
            }
            leave(found, begun(found.routing().version()));
            return found;
        });
    }

    @Override
    public String promote() throws RolloutException {
        return Act.in(alias.place(), () -> {
            FunctionAlias.State found = alias.read();
            Routing next = Routing.all(version);
            if (found.routing().equals(next)) {
                return "The " + alias + " points to " + next + " already.";
            }
            requireOurs(found.routing(), next);
            return leave(found, next);
        });
    }

    @Override
    public String rollBack() throws RolloutException {
        return Act.in(alias.place(), () -> {
            FunctionAlias.State found = alias.read();
            Routing next = Routing.all(previous == null ? found.routing().version() : previous);
            if (found.routing().equals(next) && !next.version().equals(version)) {
                return "The " + alias + " points to " + next + " already.";
            }
            requireOurs(found.routing(), next);
            return leave(found, next);
        });
    }

    @Override
    public String hold() throws RolloutException {
        return Act.in(alias.place(), () -> {
            Routing found = alias.read().routing();
            String state = "It was left as it is: the " + alias + " points to " + found + ".";
            return isBegun(found)
                    ? state + " To let it go on: " + alias.byHand(Routing.all(version)) + " To take it back: "
                            + alias.byHand(Routing.all(found.version()))
                    : state;
        });
    }

    private Routing begun(String earlier) {
        return new Routing(earlier, Map.of(version, (double) percent));
    }

    private boolean isBegun(Routing found) {
        return !found.version().equals(version) && found.equals(begun(found.version()));
    }

    private void requireOurs(Routing found, Routing next) throws RolloutException {
        boolean isOurs = left == null ? isBegun(found) : found.equals(left);
        if (!isOurs && !found.equals(wanted)) {
            throw new RolloutException("The " + alias + " points to " + found + ", but was left "
                    + (left == null ? "with " + percent + " % to version " + version : "pointing to " + left)
                    + ": someone else has changed it, so it was not pointed to " + next + ". By hand: "
                    + alias.byHand(next));
        }
    }

    private String leave(FunctionAlias.State found, Routing next) throws Exception {
        if (previous == null) {
            previous = found.routing().version();
        }
        wanted = next;
        if (!found.routing().equals(next)) {
            alias.change(found, next);
        }
        left = next;
        return "The " + alias + " points to " + next + " now; it pointed to " + found.routing() + ".";
    }
}
