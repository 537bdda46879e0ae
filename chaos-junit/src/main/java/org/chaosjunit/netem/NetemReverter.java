package org.chaosjunit.netem;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.Reverter;
import org.chaosjunit.spi.UndoRecord;

/** Gives interfaces the queueing discipline back that the kernel gave them. */
public final class NetemReverter implements Reverter {
    static final String NAME = "netem";
    static final String NAMESPACE = "namespace";
    static final String INTERFACE = "interface";
    static final String KIND = "kind";
    static final String OPTIONS = "options";
    static final String PREVIOUS = "previous";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ReadBack readBack(UndoRecord undo) throws IOException, InterruptedException {
        ReadBack found = found(undo);
        if (found.condition() != ReadBack.Condition.IN_PLACE) {
            InterfaceWatch.close(link(undo));
        }
        return found;
    }

    private static ReadBack found(UndoRecord undo) throws IOException, InterruptedException {
        Link link = link(undo);
        if (!link.exists()) {
            return ReadBack.reverted();
        }
        Optional<Qdisc> root = link.root();
        if (root.isEmpty() || root.get().isDefault()) {
            return ReadBack.reverted();
        }
        return isOurs(root.get(), undo)
                ? ReadBack.inPlace()
                : ReadBack.drifted(root.get() + " " + root.get().options() + " at the root of " + link);
    }

    private static boolean isOurs(Qdisc root, UndoRecord undo) {
        String options = undo.state().get(OPTIONS);
        return root.isOurs()
                && root.kind().equals(required(undo, KIND))
                && (options == null || JsonParser.parseString(options).equals(JsonParser.parseString(root.options())));
    }

    @Override
    public void revert(UndoRecord undo) throws IOException, InterruptedException {
        Link link = link(undo);
        InterfaceWatch.close(link);
        if (found(undo).condition() != ReadBack.Condition.IN_PLACE) {
            return;
        }
        // With the handle, so that the kernel itself compares: what is not ours stays.
        Command deleted = Command.run(delete(link));
        if (deleted.failed()) {
            throw deleted.failure();
        }
    }

    @Override
    public String byHand(UndoRecord undo) {
        return String.join(" ", delete(link(undo)));
    }

    static List<String> delete(Link link) {
        return link.command("tc", "qdisc", "del", "dev", link.name(), "root", "handle", Qdisc.OURS);
    }

    private static Link link(UndoRecord undo) {
        return new Link(required(undo, NAMESPACE), required(undo, INTERFACE));
    }

    private static String required(UndoRecord undo, String key) {
        String value = undo.state().get(key);
        if (value == null) {
            throw new IllegalArgumentException("the undo record of \"" + undo.description() + "\" has no " + key);
        }
        return value;
    }
}
