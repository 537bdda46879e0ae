package org.chaosjunit.aws;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Problem;
import org.chaosjunit.spi.Refusal;

/**
 * A module of the AWS SDK that a feature needs, and that who uses the feature brings.
 *
 * @param artifact its name on Maven Central, of the group {@code software.amazon.awssdk}
 * @param client the client of its service, by which it is recognised, for example {@code SsmClient}
 */
public record SdkModule(String artifact, String client) {
    private static final String GROUP = "software.amazon.awssdk:";

    /** Returns what is missing on the class path; empty if the module is there. */
    public Optional<Problem> problem() {
        String type = "software.amazon.awssdk.services." + artifact + "." + client;
        try {
            Class.forName(type, false, SdkModule.class.getClassLoader());
            return Optional.empty();
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            return Optional.of(new Problem(
                    "",
                    "the AWS SDK's module `" + GROUP + artifact + "` on the class path",
                    "no class " + type,
                    "Add `" + GROUP + artifact
                            + "` to the dependencies of the tests, in the version of the SDK's other modules."));
        }
    }

    /**
     * Checks that the module is there.
     *
     * @throws InvalidAttributeException if it is not
     */
    public void require() {
        problem().ifPresent(problem -> {
            throw new InvalidAttributeException(problem);
        });
    }

    /** Returns a refusal of each fault if some of the modules are missing; it names the first. */
    public static List<Refusal> refusals(Stream<SdkModule> modules, List<Fault> faults) {
        return modules.flatMap(module -> module.problem().stream())
                .findFirst()
                .map(problem -> faults.stream()
                        .map(fault -> new Refusal(fault, problem))
                        .toList())
                .orElse(List.of());
    }
}
