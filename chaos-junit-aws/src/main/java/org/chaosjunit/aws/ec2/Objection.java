package org.chaosjunit.aws.ec2;

/** Says why something is not terminated; the message is shown. */
final class Objection extends Exception {
    private static final long serialVersionUID = 1;

    Objection(String message) {
        super(message);
    }
}
