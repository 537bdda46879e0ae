package org.chaosjunit.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Answers each GET on one thread with two bytes, and remembers when it came.
 *
 * <p>It prints its port, and then obeys lines of its standard input: {@code reset} forgets what came, {@code stall} does so
 * and then lets everything wait for 1 s, 4 s after the first request and every 10 s from then on, {@code report 100} prints
 * how many came, when the first came ({@link System#nanoTime()}), and how late the 99th percentile of them came behind
 * 100 a second. It ends with its input.
 */
public final class FastServer {
    private static final byte[] ANSWER = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok"
            .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END_OF_REQUEST = {'\r', '\n', '\r', '\n'};
    private static final long PERIOD = TimeUnit.SECONDS.toNanos(10);
    private static final long STALL_BEGINS = TimeUnit.SECONDS.toNanos(4);
    private static final long STALL_ENDS = TimeUnit.SECONDS.toNanos(5);

    private final ByteBuffer input = ByteBuffer.allocateDirect(64 * 1024);
    private final Selector selector = Selector.open();
    private volatile boolean stalling;
    private long[] came = new long[1 << 20];
    private int count;

    private FastServer() throws IOException {}

    public static void main(String[] arguments) throws IOException {
        FastServer server = new FastServer();
        ServerSocketChannel listening = ServerSocketChannel.open();
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
        listening.configureBlocking(false);
        listening.register(server.selector, SelectionKey.OP_ACCEPT);
        Thread serving = new Thread(server::serve, "serving");
        serving.setDaemon(true);
        serving.start();
        System.out.println(listening.socket().getLocalPort());
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            System.out.println(server.obey(line));
        }
    }

    private synchronized String obey(String line) {
        if (line.startsWith("report ")) {
            return report(Double.parseDouble(line.substring("report ".length())));
        }
        count = 0;
        stalling = line.equals("stall");
        return line;
    }

    private String report(double rate) {
        return count == 0 ? "0 0 0" : count + " " + came[0] + " " + latenessNanos(rate);
    }

    // Behind the schedule that the punctual ones kept: what only one in a hundred undercuts counts as punctual.
    private long latenessNanos(double rate) {
        long[] behind = new long[count];
        for (int i = 0; i < count; i++) {
            behind[i] = came[i] - came[0] - Math.round(i / rate * 1e9);
        }
        Arrays.sort(behind);
        return behind[(int) (count * 0.99)] - behind[(int) (count * 0.01)];
    }

    private void serve() {
        try {
            while (true) {
                selector.select();
                stallIfItIsTime();
                for (SelectionKey key : selector.selectedKeys()) {
                    if (key.isAcceptable()) {
                        accept((ServerSocketChannel) key.channel());
                    } else {
                        answer((SocketChannel) key.channel(), (int[]) key.attachment());
                    }
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stallIfItIsTime() {
        if (!stalling || count == 0) {
            return;
        }
        long inPeriod = (System.nanoTime() - came[0]) % PERIOD;
        if (inPeriod >= STALL_BEGINS && inPeriod < STALL_ENDS) {
            long end = System.nanoTime() + STALL_ENDS - inPeriod;
            for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
                java.util.concurrent.locks.LockSupport.parkNanos(left);
            }
        }
    }

    private void accept(ServerSocketChannel listening) throws IOException {
        for (SocketChannel socket = listening.accept(); socket != null; socket = listening.accept()) {
            socket.configureBlocking(false);
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            socket.register(selector, SelectionKey.OP_READ, new int[1]);
        }
    }

    private void answer(SocketChannel socket, int[] matched) {
        try {
            input.clear();
            if (socket.read(input) < 0) {
                socket.close();
                return;
            }
            input.flip();
            while (input.hasRemaining()) {
                byte next = input.get();
                matched[0] = next == END_OF_REQUEST[matched[0]] ? matched[0] + 1 : next == '\r' ? 1 : 0;
                if (matched[0] == END_OF_REQUEST.length) {
                    matched[0] = 0;
                    remember(System.nanoTime());
                    socket.write(ByteBuffer.wrap(ANSWER));
                }
            }
        } catch (IOException gone) {
            close(socket);
        }
    }

    private static void close(SocketChannel socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // Just as good.
        }
    }

    private synchronized void remember(long now) {
        if (count == came.length) {
            came = Arrays.copyOf(came, count * 2);
        }
        came[count++] = now;
    }
}
