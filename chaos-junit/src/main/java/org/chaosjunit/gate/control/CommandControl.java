package org.chaosjunit.gate.control;

import java.util.Optional;
import org.chaosjunit.spi.RolloutControl;
import org.chaosjunit.spi.RolloutException;

/** Acts by commands of any kind. */
final class CommandControl implements RolloutControl {
    private final Optional<String> begin;
    private final String promote;
    private final String rollBack;
    private final Optional<String> hold;
    private final ShellCommand shell;
    private boolean hasBegun;

    CommandControl(Optional<String> begin, String promote, String rollBack, Optional<String> hold, ShellCommand shell) {
        this.begin = begin;
        this.promote = promote;
        this.rollBack = rollBack;
        this.hold = hold;
        this.shell = shell;
    }

    @Override
    public String description() {
        return "what `" + promote + "` promotes";
    }

    @Override
    public Optional<String> objection() {
        return shell.objection();
    }

    @Override
    public void begin() throws RolloutException {
        // Whatever becomes of it, part of it may have been done.
        hasBegun = true;
        if (begin.isPresent()) {
            shell.run(begin.get());
        }
    }

    @Override
    public String promote() throws RolloutException {
        return shell.run(promote);
    }

    @Override
    public String rollBack() throws RolloutException {
        return shell.run(rollBack);
    }

    @Override
    public String hold() throws RolloutException {
        if (begin.isPresent() && !hasBegun) {
            return "Nothing was done, for nothing had been begun.";
        }
        return hold.isPresent() ? shell.run(hold.get()) : "It was left as it is.";
    }
}
