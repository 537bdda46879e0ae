package org.chaosjunit.aws.ec2;

/**
 * What became of an instance that was drawn.
 *
 * @param victim the instance
 * @param end how it ended
 * @param detail what there is to say of that
 */
record Outcome(Candidate victim, End end, String detail) {
    enum End {
        /** It reads back as one that will never run again. */
        DEAD,
        /** Its end was asked for and accepted, and was not seen. */
        NOT_SEEN,
        /** Its end was not asked for, or was refused. */
        FAILED,
        /** Its end was asked for, nobody answered that, and nobody tells how it is. */
        UNKNOWN,
        /** It is dead, and nobody could be told. */
        NOT_ANNOUNCED
    }

    boolean isDead() {
        return end == End.DEAD || end == End.NOT_ANNOUNCED;
    }

    boolean isFailed() {
        return end == End.FAILED || end == End.UNKNOWN || end == End.NOT_ANNOUNCED;
    }

    String words() {
        return switch (end) {
            case DEAD -> victim + " was terminated: " + detail;
            case NOT_SEEN -> victim + " was to be terminated, but is " + detail;
            case FAILED -> victim + " was not terminated: " + detail;
            case UNKNOWN -> victim + " may have been terminated: " + detail;
            case NOT_ANNOUNCED -> victim + " was terminated, but that could not be announced: " + detail;
        };
    }
}
