package org.chaosjunit.aws.local;

/** Calls that wait until they are released. */
final class Hanging {
    private int count;
    private int releases;

    synchronized void hang() {
        int begun = releases;
        count++;
        notifyAll();
        boolean interrupted = false;
        while (releases == begun) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
                break;
            }
        }
        count--;
        notifyAll();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized int count() {
        return count;
    }

    /** Releases all, and returns when they are gone. */
    synchronized void release() {
        releases++;
        notifyAll();
        boolean interrupted = false;
        while (count > 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
