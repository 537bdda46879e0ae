package org.chaosjunit.spi;

/** Version of HTTP that a load speaks; there is no fallback to the other. */
public enum HttpVersion {
    /** One request at a time on each kept-alive connection. */
    HTTP_1_1,
    /** Many requests at a time on few connections: by ALPN over TLS, with prior knowledge otherwise. */
    HTTP_2
}
