package org.chaosjunit.aws.handler;

import java.io.IOException;

/** Temporary files have little room while the handler runs; in MiB. */
record DiskSpaceFlag(Gate gate, double mebibytes) implements EarlyFlag {
    private static final int MOST = 10_240;

    static Flag read(FlagReader reader) {
        return new DiskSpaceFlag(
                reader.gate(),
                reader.number(
                        "disk_space",
                        100,
                        number -> number > 0 && number <= MOST,
                        "of more than 0 and at most " + MOST + " (MiB)"));
    }

    @Override
    public String mode() {
        return "diskspace";
    }

    @Override
    public void act(Scene scene) {
        try {
            scene.disk().fill((long) (mebibytes * 1024 * 1024));
            scene.log().info("mode", mode(), "action", "inject", "disk_space_mb", LogLines.number(mebibytes));
        } catch (IOException e) {
            scene.log()
                    .error(
                            "mode",
                            mode(),
                            "action",
                            "error",
                            "message",
                            "the file could not be written in full: " + e.getMessage());
        }
    }
}
