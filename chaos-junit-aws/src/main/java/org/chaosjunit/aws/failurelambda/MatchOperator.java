package org.chaosjunit.aws.failurelambda;

/** How a value in the event of an invocation is compared. */
public enum MatchOperator {
    /** It is exactly this text. */
    EQ("eq"),
    /** It is there, whatever it is. */
    EXISTS("exists"),
    /** It begins with this text. */
    STARTS_WITH("startsWith"),
    /** This regular expression finds something in it. */
    REGEX("regex");

    private final String written;

    MatchOperator(String written) {
        this.written = written;
    }

    /** Returns how failure-lambda calls it. */
    String written() {
        return written;
    }
}
