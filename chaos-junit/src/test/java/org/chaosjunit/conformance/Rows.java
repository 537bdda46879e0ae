package org.chaosjunit.conformance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A shop of its own for each row. */
class Rows {
    @TempDir
    Path directory;

    Shop shop;

    @BeforeEach
    void open() throws IOException {
        shop = new Shop();
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            System.setProperty("shop.nowhere", Integer.toString(nobody.getLocalPort()));
        }
    }

    @AfterEach
    void close() {
        System.clearProperty("shop.nowhere");
        shop.close();
    }

    final Row run(String method) {
        return Row.run(shop, directory, ShopTestCase.class, method);
    }

    /** Returns the fault in words. */
    final String fault() {
        return "put 2 bytes of text/plain to " + shop.resource();
    }

    final String nowhere() {
        return "http://localhost:" + System.getProperty("shop.nowhere") + "/fault";
    }

    final String customers() {
        return "http://localhost:" + shop.port() + "/";
    }
}
