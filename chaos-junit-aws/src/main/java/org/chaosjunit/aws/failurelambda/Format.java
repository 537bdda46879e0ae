package org.chaosjunit.aws.failurelambda;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Refusal;

/** How one library wants its faults written down, and what it logs about them. */
interface Format {
    /** Returns the name of library and version, for messages. */
    String library();

    /** Says what cannot be written down in it, or would not do what it says. */
    List<Refusal> check(List<Fault> faults);

    /** Returns the document for faults that {@link #check} has let pass. */
    JsonObject write(List<Fault> faults);

    /**
     * Says what is wrong with a document that is there before: what the library does with it, or would do, as a sentence.
     */
    Optional<String> objection(JsonObject current);

    /**
     * Returns a document that injects nothing but lets warm containers clean up, where that takes a document of its own.
     */
    Optional<JsonObject> flush(List<Fault> faults, JsonObject before);

    /**
     * Reads a line of the log.
     *
     * @param asked what was asked for, where the line itself does not tell
     */
    Optional<Sighting> read(String line, Set<Mode> asked);

    /** Returns terms of which every line of the log that tells something has one, as CloudWatch Logs wants them. */
    String filter();
}
