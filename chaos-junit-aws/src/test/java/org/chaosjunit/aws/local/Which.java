package org.chaosjunit.aws.local;

import java.util.function.IntPredicate;

/** Which of the calls from now on misbehave; the first is number 1. Each retry of a client is a call. */
public record Which(String description, IntPredicate number) {
    /** All calls. */
    public static Which all() {
        return new Which("all", each -> true);
    }

    /** One call only. */
    public static Which nth(int n) {
        return new Which("number " + n, each -> each == n);
    }

    /** The first calls. */
    public static Which first(int count) {
        return new Which("the first " + count, each -> each <= count);
    }

    /** This call and all later ones. */
    public static Which from(int n) {
        return new Which("from number " + n, each -> each >= n);
    }
}
