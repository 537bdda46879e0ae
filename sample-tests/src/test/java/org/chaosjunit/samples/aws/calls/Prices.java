package org.chaosjunit.samples.aws.calls;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Reads a price from the Parameter Store, and falls back to the last one that it has read. */
final class Prices {
    private final SsmClient parameters;
    private String last;

    Prices(SsmClient parameters, String first) {
        this.parameters = parameters;
        this.last = first;
    }

    String current() {
        try {
            last = parameters
                    .getParameter(request -> request.name("/prices/espresso"))
                    .parameter()
                    .value();
        } catch (SdkException e) {
            // An old price is better than none.
        }
        return last;
    }
}
