package org.chaosjunit.jvm;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The TCP sockets of this machine, as Linux lists them in {@code /proc/self/net/tcp} and {@code tcp6}. */
final class TcpTable {
    private static final String ESTABLISHED = "01";
    private static final String LISTENING = "0A";
    private static final int FIELDS = 10;

    /**
     * A socket.
     *
     * @param inode what the links in {@code /proc/self/fd} call it
     */
    record Row(InetSocketAddress local, InetSocketAddress remote, String state, String inode) {
        boolean isEstablished() {
            return state.equals(ESTABLISHED);
        }

        boolean isListening() {
            return state.equals(LISTENING);
        }
    }

    private TcpTable() {}

    /**
     * Reads one of the two tables.
     *
     * @throws IllegalArgumentException if it is written in another way than any known kernel writes it
     */
    static List<Row> parse(List<String> lines) {
        List<Row> rows = new ArrayList<>();
        // The first line holds the headings.
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            String[] fields = line.strip().split("\\s+", -1);
            if (fields.length < FIELDS) {
                throw new IllegalArgumentException("The line \"" + line + "\" is none of a table of TCP sockets.");
            }
            rows.add(new Row(address(fields[1]), address(fields[2]), fields[3], fields[9]));
        }
        return rows;
    }

    // Each 32 bits of the address are written as the machine holds them as a number; the port is not.
    private static InetSocketAddress address(String text) {
        int colon = text.indexOf(':');
        if (colon != 8 && colon != 32) {
            throw new IllegalArgumentException("\"" + text + "\" is no address of a TCP socket.");
        }
        ByteBuffer bytes = ByteBuffer.allocate(colon / 2).order(ByteOrder.nativeOrder());
        for (int at = 0; at < colon; at += 8) {
            bytes.putInt(Integer.parseUnsignedInt(text.substring(at, at + 8), 16));
        }
        try {
            // Makes an IPv4 address of one that is mapped into IPv6.
            return new InetSocketAddress(
                    InetAddress.getByAddress(bytes.array()), Integer.parseInt(text.substring(colon + 1), 16));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no address of a TCP socket.", e);
        }
    }
}
