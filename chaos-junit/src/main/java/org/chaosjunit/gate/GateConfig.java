package org.chaosjunit.gate;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chaosjunit.result.FileTrouble;
import org.chaosjunit.result.Json;
import org.chaosjunit.spi.InvalidAttributeException;
import org.jspecify.annotations.Nullable;

/**
 * All that {@code run}, {@code verify} and {@code gate} of the command line must know: the content of
 * {@code gate-config.json}. Paths are relative to the current directory.
 *
 * @param results directory of the results files
 * @param report directory of the report
 * @param journal directory of the journals
 * @param record where {@code gate.json} is written
 * @param auditLog where a line is added for each decision
 * @param rules what must be so; beside them the rules that hold in any case; by default no other
 * @param policy what is decided where an experiment could not tell; by default {@link Policy#DEFAULT}
 * @param override a person's word against the decision; by default none
 * @param rollout on what {@code gate} acts; by default on nothing
 * @param run how the experiments are run; {@code run} and {@code gate} require it
 */
public record GateConfig(
        Path results,
        Path report,
        Path journal,
        Path record,
        Path auditLog,
        @Optionally List<Rules.Written> rules,
        @Optionally Policy policy,
        @Optionally @Nullable DecisionOverride override,
        @Optionally RolloutConfig rollout,
        @Optionally @Nullable RunConfig run) {
    /** Puts what is by default where nothing was written. */
    public GateConfig {
        rules = rules == null ? List.of() : List.copyOf(rules);
        policy = policy == null ? Policy.DEFAULT : policy;
        rollout = rollout == null ? RolloutConfig.NONE : rollout;
        if (override != null) {
            DecisionOverride.of(override.by(), override.why(), override.until().toString());
        }
    }

    /**
     * Reads a file.
     *
     * @throws GateConfigurationException if it cannot be read, a field is missing or not known, or a value makes no sense
     */
    public static GateConfig read(Path file) {
        try {
            String text = Files.readString(file);
            JsonShape.check(text, GateConfig.class);
            GateConfig read = Json.read(text, GateConfig.class);
            if (read != null) {
                return read;
            }
            throw new InvalidAttributeException("", "an object", "nothing", "Write for example {\"results\": ...}.");
        } catch (InvalidAttributeException e) {
            throw new GateConfigurationException(file + " " + e.problem());
        } catch (GateConfigurationException e) {
            throw new GateConfigurationException(file + ": " + e.getMessage());
        } catch (MalformedInputException e) {
            throw new GateConfigurationException(file + " requires text in UTF-8, but found other bytes.");
        } catch (IOException e) {
            throw new GateConfigurationException(file + " cannot be read: " + FileTrouble.words(e) + ".");
        } catch (RuntimeException e) {
            throw refused(file, e);
        }
    }

    // The constructor of a record has refused it; the parser wraps that.
    private static GateConfigurationException refused(Path file, RuntimeException e) {
        String between = e.getCause() instanceof InvalidAttributeException ? " " : ": ";
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new GateConfigurationException(file + between + cause.getMessage());
    }

    /** Writes the file. */
    public void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, Json.write(this) + "\n");
    }
}
