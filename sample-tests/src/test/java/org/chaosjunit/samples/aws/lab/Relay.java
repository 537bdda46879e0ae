package org.chaosjunit.samples.aws.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Passes connections on to another address. */
final class Relay implements AutoCloseable {
    private final ServerSocket server;
    private final InetSocketAddress target;

    private Relay(ServerSocket server, InetSocketAddress target) {
        this.server = server;
        this.target = target;
    }

    static Relay start(InetSocketAddress address, InetSocketAddress target) throws IOException {
        ServerSocket server = new ServerSocket();
        server.bind(address);
        Relay relay = new Relay(server, target);
        start(relay::accept);
        return relay;
    }

    /** Runs as a process of its own, until its standard input ends: host and port to listen on, host and port to go to. */
    public static void main(String[] args) throws IOException {
        try (Relay relay = start(
                new InetSocketAddress(args[0], Integer.parseInt(args[1])),
                new InetSocketAddress(args[2], Integer.parseInt(args[3])))) {
            System.out.println("listening on " + relay.port());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                start(() -> connect(client));
            }
        } catch (IOException closed) {
            // Nobody is to come any more.
        }
    }

    private void connect(Socket client) {
        try (client;
                Socket service = new Socket()) {
            service.connect(target);
            Thread back = start(() -> copy(service, client));
            copy(client, service);
            back.join();
        } catch (IOException e) {
            // The client sees it too.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        try (InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // One end is gone; the other sees it when it is closed.
        }
    }

    private static Thread start(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
