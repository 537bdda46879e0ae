package org.chaosjunit.netem;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What this process may do. */
final class Privileges {
    private static final Pattern EFFECTIVE = Pattern.compile("(?m)^CapEff:\\s*([0-9a-f]+)$");
    private static final int NET_ADMIN = 12;

    private Privileges() {}

    static boolean mayShapeTraffic() {
        try {
            return mayShapeTraffic(Files.readString(Path.of("/proc/self/status")));
        } catch (IOException e) {
            return false;
        }
    }

    static boolean mayShapeTraffic(String status) {
        Matcher effective = EFFECTIVE.matcher(status);
        return effective.find() && new BigInteger(effective.group(1), 16).testBit(NET_ADMIN);
    }
}
