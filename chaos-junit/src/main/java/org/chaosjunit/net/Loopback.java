package org.chaosjunit.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** The address of this machine that sockets of both families can connect to. */
final class Loopback {
    private static final byte[] ADDRESS = {127, 0, 0, 1};

    private Loopback() {}

    /** Returns 127.0.0.1 with a port that is free; never ::1, which a socket for IPv4 cannot reach. */
    static InetSocketAddress freePort() throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByAddress(ADDRESS), 0);
    }
}
