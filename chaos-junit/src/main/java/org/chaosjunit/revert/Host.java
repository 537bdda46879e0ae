package org.chaosjunit.revert;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** This machine. */
final class Host {
    private static final String NAME = find();

    private static final String MACHINE = machineOrNone();

    private Host() {}

    /**
     * Returns what no other machine is called, nor this one after it has started anew, nor another container of it, within
     * which numbers of processes mean something else; empty where there is no such thing.
     */
    static String machine() {
        return MACHINE;
    }

    private static String machineOrNone() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip() + " "
                    + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }

    /** Returns the name that the machine gives itself. */
    static String name() {
        return NAME;
    }

    // Not by DNS where it can be helped: that may be slow, or be the very thing that an experiment disturbs.
    private static String find() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            String windows = System.getenv("COMPUTERNAME");
            return windows != null ? windows : localHost();
        }
    }

    private static String localHost() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
