package org.chaosjunit.aws.sdk;

import org.chaosjunit.spi.Fault;
import software.amazon.awssdk.core.exception.SdkException;

/** A fault that ends an attempt of a call before it is sent; drawn anew for each attempt. */
public interface CallFault extends Fault {
    /** Returns the share of attempts that are hit, in percent: more than 0, at most 100. */
    double percentage();

    /** Returns what the SDK gets in place of an answer; its retry strategy decides whether there is another attempt. */
    SdkException failure(Call call);
}
