package org.chaosjunit.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A file system of 64 kB in memory, so that a disk can be full or read-only for real.
 *
 * @param path where it is mounted
 */
public record SmallDisk(Path path) implements AutoCloseable {
    /** Mounts one; the test is skipped where that takes more rights than it has. */
    public static SmallDisk mount(Path path) throws IOException {
        Files.createDirectories(path);
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=64k", "none", path.toString()),
                "needs the right to mount a tmpfs: run as root on Linux");
        return new SmallDisk(path);
    }

    /** Leaves no room for a single byte more. */
    public void fill() {
        try (OutputStream ballast = Files.newOutputStream(path.resolve("ballast"))) {
            byte[] block = new byte[1024];
            for (int written = 0; written < 1024; written++) {
                ballast.write(block);
                ballast.flush();
            }
        } catch (IOException e) {
            // It is full.
            return;
        }
        throw new AssertionError("the disk is not small");
    }

    /** Lets nothing be written any more. */
    public void makeReadOnly() {
        if (!run("mount", "-o", "remount,ro", path.toString())) {
            throw new AssertionError("could not make " + path + " read-only");
        }
    }

    @Override
    public void close() {
        if (!run("umount", path.toString())) {
            throw new AssertionError("could not unmount " + path);
        }
    }

    private static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
