package org.chaosjunit.aws.sdk;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chaosjunit.spi.InvalidAttributeException;

/**
 * The calls that are meant.
 *
 * @param service the service, in lower case and nothing but letters and digits
 * @param operations globs over its operations
 */
record CallPattern(String service, List<String> operations) {
    private static final Pattern OPERATION = Pattern.compile("[A-Za-z0-9*]+");

    /**
     * Checks both.
     *
     * @throws InvalidAttributeException if one is not allowed
     */
    CallPattern {
        if (!service.matches("[A-Za-z][A-Za-z0-9 _-]*")) {
            throw new InvalidAttributeException(
                    "service",
                    "to be a service of AWS",
                    '"' + service + '"',
                    "Write for example `service = \"dynamodb\"`.");
        }
        service = normal(service);
        operations = List.copyOf(operations);
        if (operations.isEmpty()) {
            throw new InvalidAttributeException(
                    "operations", "to name an operation", "none", "Leave it out to mean all of them.");
        }
        for (String operation : operations) {
            requireOperation(service, operation);
        }
    }

    private static void requireOperation(String service, String operation) {
        if (!OPERATION.matcher(operation).matches()) {
            throw new InvalidAttributeException(
                    "operations",
                    "to be names of operations, with * for any text",
                    '"' + operation + '"',
                    "Write for example `operations = {\"PutItem\", \"Get*\"}`.");
        }
        if (ServiceModel.isKnownNotToHave(service, operation)) {
            throw new InvalidAttributeException(
                    "operations",
                    "to be operations that the SDK has for " + service,
                    '"' + operation + '"',
                    "Write it as the class of its request, without `Request`, or with * for any text:"
                            + " `operations = {\"PutItem\", \"Get*\"}`.");
        }
    }

    /** Returns the name of a service without what its spellings differ in. */
    static String normal(String service) {
        return service.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    boolean matches(Call call) {
        return normal(call.service()).equals(service)
                && operations.stream()
                        .anyMatch(glob -> glob(glob).matcher(call.operation()).matches());
    }

    private static Pattern glob(String text) {
        return Pattern.compile(text.replace("*", ".*"), Pattern.CASE_INSENSITIVE);
    }

    @Override
    public String toString() {
        return operations.stream().map(operation -> service + "." + operation).collect(Collectors.joining(", "));
    }
}
