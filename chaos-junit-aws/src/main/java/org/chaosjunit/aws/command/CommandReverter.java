package org.chaosjunit.aws.command;

import java.util.List;
import java.util.Optional;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.spi.Looks;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.Reverter;
import org.chaosjunit.spi.UndoRecord;

/** Cancels commands. */
public final class CommandReverter implements Reverter {
    private static final int LOOKS = 60;

    private final Pause pause;

    /** Made by the service loader. */
    public CommandReverter() {
        this(Pause.REAL);
    }

    CommandReverter(Pause pause) {
        this.pause = pause;
    }

    @Override
    public String name() {
        return CommandUndo.REVERTER;
    }

    @Override
    public ReadBack readBack(UndoRecord undo) {
        CommandUndo way = CommandUndo.of(undo, AwsPlace.of(undo));
        Commands commands = new Commands(way.place());
        List<String> sent = commands.marked(way.document(), way.mark(), way.sent());
        if (sent.isEmpty()) {
            return ReadBack.reverted();
        }
        return open(way).isPresent() ? ReadBack.inPlace() : ReadBack.over();
    }

    /**
     * Cancels the command, and returns when it is in progress nowhere any more.
     *
     * @throws IllegalStateException if it still is after a while
     */
    @Override
    public void revert(UndoRecord undo) throws InterruptedException {
        CommandUndo way = CommandUndo.of(undo, AwsPlace.of(undo));
        Looks.end(way.change());
        Commands commands = new Commands(way.place());
        for (String command : commands.marked(way.document(), way.mark(), way.sent())) {
            commands.cancel(command);
        }
        Optional<String> open = open(way);
        for (int look = 1; open.isPresent() && look < LOOKS; look++) {
            pause.pause();
            open = open(way);
        }
        if (open.isPresent()) {
            throw new IllegalStateException("the command was cancelled, but " + open.get());
        }
    }

    @Override
    public String byHand(UndoRecord undo) {
        CommandUndo way = CommandUndo.of(undo, AwsPlace.unchecked(undo));
        String region = " --region " + way.place().region();
        return "aws ssm list-commands" + region + " --filters key=DocumentName,value=" + way.document()
                + " --query \"Commands[?Comment=='chaos-junit " + way.mark()
                + "'].CommandId\" --output text | xargs -n 1 aws ssm cancel-command" + region + " --command-id";
    }

    private static Optional<String> open(CommandUndo way) {
        return new Commands(way.place()).open(way.document(), way.mark(), way.sent());
    }
}
