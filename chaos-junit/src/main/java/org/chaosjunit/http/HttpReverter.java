package org.chaosjunit.http;

import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import org.chaosjunit.spi.Looks;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.Reverter;
import org.chaosjunit.spi.UndoRecord;

/** Puts resources back as they were before {@link PutResource}. */
public final class HttpReverter implements Reverter {
    @Override
    public String name() {
        return ResourceUndo.REVERTER;
    }

    @Override
    public ReadBack readBack(UndoRecord undo) throws IOException, InterruptedException {
        ResourceUndo way = ResourceUndo.of(undo);
        Optional<Representation> found = way.fault().resource().get();
        if (found.isPresent() && way.fault().representation().says(found.get())) {
            return ReadBack.inPlace();
        }
        boolean asBefore = way.previous()
                .map(previous -> found.isPresent() && previous.says(found.get()))
                .orElse(found.isEmpty());
        return asBefore
                ? ReadBack.reverted()
                : ReadBack.drifted(found.map(Representation::description).orElse("nothing: GET answered 404"));
    }

    @Override
    public void revert(UndoRecord undo) throws IOException, InterruptedException {
        ResourceUndo way = ResourceUndo.of(undo);
        Looks.end(way.change());
        Resource resource = way.fault().resource();
        Optional<Representation> found = resource.get();
        // Someone else may have been faster.
        if (found.isPresent() && way.fault().representation().says(found.get())) {
            resource.restore(way.previous(), found.get());
        }
    }

    @Override
    public String byHand(UndoRecord undo) {
        ResourceUndo way = ResourceUndo.of(undo);
        String authorization = way.fault()
                .credential()
                .map(credential -> " -H \"Authorization: $" + credential.variable() + '"')
                .orElse("");
        String url = " " + quoted(way.fault().url().toString());
        return way.previous()
                .map(previous -> "printf %s '" + Base64.getEncoder().encodeToString(previous.body())
                        + "' | base64 -d | curl --fail -X PUT --data-binary @- -H "
                        + quoted("Content-Type:"
                                + previous.contentType().map(type -> " " + type).orElse(""))
                        + authorization + url)
                .orElse("curl --fail -X DELETE" + authorization + url);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
