package org.chaosjunit.aws.failurelambda;

/** Which failure-lambda a function uses: each ignores the other's documents in silence. */
public enum FailureVersion {
    /**
     * What the document says that is there now.
     *
     * <p>A document that does not tell, an empty one for example, is refused.
     */
    DETECT,
    /** 0.3 to 0.4: one document with {@code isEnabled} and {@code failureMode}, denied hosts are called {@code denylist}. */
    V0,
    /** 0.2: the same, but denied hosts are called {@code blacklist}. */
    V0_2,
    /** 1.x: a flag for each mode. */
    V1
}
