package org.chaosjunit.netem;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Both ends of a connection, each in a process of its own, for they run in different network namespaces. */
final class Traffic {
    private static final int PORT = 7000;
    private static final long COUNT = -1;
    private static final int PAYLOAD = 100;

    private Traffic() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            serve();
        } else {
            drive(arguments[0]);
        }
    }

    private static void serve() throws Exception {
        AtomicLong datagrams = new AtomicLong();
        DatagramSocket udp = new DatagramSocket(PORT);
        udp.setReceiveBufferSize(1 << 20);
        Thread receiver = new Thread(() -> receive(udp, datagrams));
        receiver.setDaemon(true);
        receiver.start();
        try (ServerSocket server = new ServerSocket(PORT)) {
            say("ready");
            try (Socket socket = server.accept()) {
                socket.setTcpNoDelay(true);
                answer(socket, datagrams);
            }
        }
    }

    private static void receive(DatagramSocket udp, AtomicLong datagrams) {
        try {
            while (true) {
                udp.receive(new DatagramPacket(new byte[PAYLOAD], PAYLOAD));
                datagrams.incrementAndGet();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(Socket socket, AtomicLong datagrams) throws Exception {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        while (true) {
            long bytes = in.readLong();
            if (bytes == COUNT) {
                out.writeLong(settled(datagrams));
            } else {
                in.readNBytes((int) bytes);
                out.writeLong(bytes);
            }
        }
    }

    // Those that are still on their way come within this time, or not at all.
    private static long settled(AtomicLong datagrams) throws InterruptedException {
        long before = -1;
        while (before != datagrams.get()) {
            before = datagrams.get();
            Thread.sleep(300);
        }
        return datagrams.getAndSet(0);
    }

    private static void drive(String host) throws Exception {
        try (Socket socket = new Socket(host, PORT);
                DatagramSocket udp = new DatagramSocket();
                BufferedReader commands =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            socket.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            say("ready");
            String command;
            while ((command = commands.readLine()) != null) {
                int number = Integer.parseInt(command.substring(5));
                say(command.startsWith("send ") ? send(in, out, number) : datagrams(in, out, udp, host, number));
            }
        }
    }

    // In microseconds, until the other end has all.
    private static String send(DataInputStream in, DataOutputStream out, int bytes) throws IOException {
        long started = System.nanoTime();
        out.writeLong(bytes);
        out.write(new byte[bytes]);
        in.readLong();
        return Long.toString((System.nanoTime() - started) / 1000);
    }

    private static String datagrams(
            DataInputStream in, DataOutputStream out, DatagramSocket udp, String host, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            udp.send(new DatagramPacket(new byte[PAYLOAD], PAYLOAD, InetAddress.getByName(host), PORT));
            LockSupport.parkNanos(100_000);
        }
        out.writeLong(COUNT);
        return Long.toString(in.readLong());
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
