package org.chaosjunit.aws.failurelambda;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.aws.AwsPlace;

/** Which library a function uses, as far as it was declared. */
enum Library {
    FAILURE_LAMBDA_0_2 {
        @Override
        Optional<Format> format(AwsPlace place, Consents consents) {
            return Optional.of(new Version0(Version0.BLACKLIST, place, consents));
        }
    },
    FAILURE_LAMBDA_0 {
        @Override
        Optional<Format> format(AwsPlace place, Consents consents) {
            return Optional.of(new Version0(Version0.DENYLIST, place, consents));
        }
    },
    FAILURE_LAMBDA_1 {
        @Override
        Optional<Format> format(AwsPlace place, Consents consents) {
            return Optional.of(new Version1(place, consents));
        }
    },
    SOME_FAILURE_LAMBDA {
        @Override
        Optional<Format> format(AwsPlace place, Consents consents) {
            return Optional.empty();
        }
    },
    CHAOS_LAMBDA {
        @Override
        Optional<Format> format(AwsPlace place, Consents consents) {
            return Optional.of(new ChaosLambdaFormat(place, consents));
        }
    };

    private static final List<String> OF_0 = List.of("isEnabled", "failureMode");

    /** Returns the format; empty if only the document tells. */
    abstract Optional<Format> format(AwsPlace place, Consents consents);

    static Library of(FailureVersion version) {
        return switch (version) {
            case V0 -> FAILURE_LAMBDA_0;
            case V0_2 -> FAILURE_LAMBDA_0_2;
            case V1 -> FAILURE_LAMBDA_1;
            case DETECT -> SOME_FAILURE_LAMBDA;
        };
    }

    /**
     * Finds out whose document that is.
     *
     * @throws IllegalStateException if it does not tell
     */
    static Library detect(JsonObject document) {
        boolean is0 = OF_0.stream().anyMatch(document::has);
        boolean is1 = document.keySet().stream()
                .anyMatch(name ->
                        Mode.named(name).isPresent() && document.get(name).isJsonObject());
        if (document.has("is_enabled") || document.has("fault_type")) {
            throw undecided(document, "is for chaos_lambda. Declare `@ChaosLambda` instead of `@FailureLambda`.");
        }
        if (is0 == is1) {
            throw undecided(
                    document,
                    (is0 ? "could be for 0.x and for 1.x" : "does not tell which failure-lambda reads it")
                            + ", and each ignores the other's documents in silence. Declare it with `version = "
                            + "FailureVersion.V0` or `V1`.");
        }
        boolean is02 = document.has(Version0.BLACKLIST)
                || (Json.isString(document.get("failureMode"))
                        && document.get("failureMode").getAsString().equals(Version0.BLACKLIST));
        if (is0 && is02) {
            throw undecided(
                    document,
                    "says `blacklist`, which 0.2 obeys and 0.3 and later ignore in silence. Declare it with `version ="
                            + " FailureVersion.V0_2` or `V0`.");
        }
        return is0 ? FAILURE_LAMBDA_0 : FAILURE_LAMBDA_1;
    }

    private static IllegalStateException undecided(JsonObject document, String why) {
        return new IllegalStateException("the document that is there, " + Json.text(document) + ", " + why);
    }
}
