package org.chaosjunit.aws.sdk;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** How a call breaks on the side of the client. None of them takes time: for that, latency and a time-out of the client. */
public enum Breakage {
    /** The connection is reset; the SDK tries again. */
    RESET {
        @Override
        SdkException exception() {
            return unable(new SocketException("Connection reset"));
        }
    },
    /** No connection in time; the SDK tries again. */
    CONNECT_TIMEOUT {
        @Override
        SdkException exception() {
            return unable(new SocketTimeoutException("Connect timed out"));
        }
    },
    /** No answer in time; the SDK tries again. */
    READ_TIMEOUT {
        @Override
        SdkException exception() {
            return unable(new SocketTimeoutException("Read timed out"));
        }
    },
    /** The host is not found; the SDK tries again. */
    UNKNOWN_HOST {
        @Override
        SdkException exception() {
            return unable(new UnknownHostException("injected by chaos-junit"));
        }
    },
    /** The attempt exceeds {@code apiCallAttemptTimeout}; the SDK tries again. */
    ATTEMPT_TIMEOUT {
        @Override
        SdkException exception() {
            return ApiCallAttemptTimeoutException.builder()
                    .message("HTTP request execution did not complete before the specified timeout, says chaos-junit")
                    .build();
        }
    },
    /** A plain {@link SdkClientException}, which the SDK does not try again. */
    CLIENT {
        @Override
        SdkException exception() {
            return SdkClientException.create("injected by chaos-junit");
        }
    };

    abstract SdkException exception();

    // As the SDK itself wraps it.
    private static SdkException unable(IOException cause) {
        return SdkClientException.create("Unable to execute HTTP request: " + cause.getMessage(), cause);
    }
}
