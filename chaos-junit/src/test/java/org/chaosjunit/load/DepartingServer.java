package org.chaosjunit.load;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Speaks just enough HTTP/2 to go away: on its first connection it takes five requests, answers three, says that it will
 * answer no more, and leaves the connection open; on others it answers all.
 */
final class DepartingServer implements AutoCloseable {
    private static final int PREFACE_BYTES = 24;
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int GOAWAY = 7;
    private static final int ACK = 1;
    private static final int END_OF_STREAM_AND_HEADERS = 5;
    private static final byte STATUS_200 = (byte) 0x88;

    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Integer> unanswered = new CopyOnWriteArrayList<>();
    private final List<Integer> requestsByConnection = new CopyOnWriteArrayList<>();

    DepartingServer() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    String url() {
        return "http://localhost:" + listener.getLocalPort() + "/";
    }

    /** Returns the streams that were never answered. */
    List<Integer> unanswered() {
        return unanswered;
    }

    int connections() {
        return requestsByConnection.size();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                int number = requestsByConnection.size();
                requestsByConnection.add(0);
                threads.execute(() -> serve(socket, number));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            DataInputStream input = new DataInputStream(socket.getInputStream());
            OutputStream output = socket.getOutputStream();
            input.readNBytes(PREFACE_BYTES);
            write(output, SETTINGS, 0, 0, new byte[0]);
            while (true) {
                int lengthAndType = input.readInt();
                int flags = input.readUnsignedByte();
                int stream = input.readInt();
                input.readNBytes(lengthAndType >>> 8);
                int type = lengthAndType & 0xff;
                if (type == SETTINGS && flags != ACK) {
                    write(output, SETTINGS, ACK, 0, new byte[0]);
                } else if (type == HEADERS) {
                    answer(output, number, stream);
                }
            }
        } catch (IOException closed) {
            // The client has gone, or the test is over.
        }
    }

    private void answer(OutputStream output, int number, int stream) throws IOException {
        int requests = requestsByConnection.get(number) + 1;
        requestsByConnection.set(number, requests);
        if (number > 0 || requests <= 3) {
            write(output, HEADERS, END_OF_STREAM_AND_HEADERS, stream, new byte[] {STATUS_200});
        } else {
            unanswered.add(stream);
        }
        if (number == 0 && requests == 5) {
            int lastAnswered = 5; // Streams of clients have the numbers 1, 3, 5 ...
            write(
                    output,
                    GOAWAY,
                    0,
                    0,
                    ByteBuffer.allocate(8).putInt(lastAnswered).array());
        }
    }

    private static void write(OutputStream output, int type, int flags, int stream, byte[] payload) throws IOException {
        output.write(ByteBuffer.allocate(9 + payload.length)
                .putInt(payload.length << 8 | type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array());
        output.flush();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
    }
}
