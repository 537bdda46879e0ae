package org.chaosjunit.jvm;

import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.InetSocketAddress;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Shuts down connections of this process that were opened before anyone asked for them, so that their clients connect
 * anew, now through the hooks. Only on Linux, which shows what is open; elsewhere it does nothing.
 *
 * <p>Shut down, never closed: the descriptor stays with whoever opened it, who reads an orderly end.
 */
final class Drain {
    private static final System.Logger LOG = System.getLogger(Drain.class.getName());
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final List<Path> TABLES = List.of(Path.of("/proc/self/net/tcp"), Path.of("/proc/self/net/tcp6"));
    private static final String SOCKET = "socket:[";
    private static final int BOTH_WAYS = 2;

    private final BootClass boot;
    private final boolean possible = Files.isReadable(TABLES.get(0)) && Files.isDirectory(DESCRIPTORS);
    // By inode: a descriptor that is closed may keep its number, which then belongs to another socket.
    private final Map<FileDescriptor, String> spared = new WeakHashMap<>();

    Drain(BootClass boot) {
        this.boot = boot;
    }

    /** Leaves a socket alone for as long as it lives; to be told before it connects. */
    void spare(FileDescriptor socket) {
        if (!possible) {
            return;
        }
        try {
            String link = link(DESCRIPTORS.resolve(Integer.toString(boot.number(socket))));
            synchronized (spared) {
                spared.put(socket, link);
            }
        } catch (IOException | ReflectiveOperationException e) {
            // Closed meanwhile, so there is nothing to spare.
        }
    }

    /** Shuts down the client side of all connections whose other end is meant; never fails. */
    void shutDown(Predicate<InetSocketAddress> meant) {
        if (!possible) {
            return;
        }
        try {
            Map<String, Path> own = ownSockets();
            Set<String> doomed = toShutDown(own.keySet(), meant);
            for (Map.Entry<String, Path> socket : own.entrySet()) {
                if (doomed.contains(socket.getKey())) {
                    shutDown(socket.getValue(), socket.getKey());
                }
            }
        } catch (IOException | ReflectiveOperationException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Connections that are open already may escape the faults", e);
        }
    }

    private Set<String> toShutDown(Set<String> own, Predicate<InetSocketAddress> meant) throws IOException {
        List<TcpTable.Row> rows = new ArrayList<>();
        for (Path table : TABLES) {
            // Without IPv6, there is no such table.
            if (Files.isReadable(table)) {
                TcpTable.parse(Files.readAllLines(table)).stream()
                        .filter(row -> own.contains(nameOf(row)))
                        .forEach(rows::add);
            }
        }
        Set<Integer> served = rows.stream()
                .filter(TcpTable.Row::isListening)
                .map(row -> row.local().getPort())
                .collect(Collectors.toSet());
        Set<String> left = spared();
        return rows.stream()
                .filter(TcpTable.Row::isEstablished)
                .filter(row -> !served.contains(row.local().getPort()))
                .filter(row -> !left.contains(nameOf(row)))
                .filter(row -> meant.test(row.remote()))
                .map(Drain::nameOf)
                .collect(Collectors.toSet());
    }

    private void shutDown(Path descriptor, String socket) throws ReflectiveOperationException {
        try {
            // Another thread may have closed it, and its number may be another file's by now.
            if (link(descriptor).equals(socket)) {
                boot.shutDown(Integer.parseInt(descriptor.getFileName().toString()), BOTH_WAYS);
            }
        } catch (IOException | InvocationTargetException e) {
            // It is closed by now; the next one may not be.
        }
    }

    private Set<String> spared() {
        synchronized (spared) {
            return new HashSet<>(spared.values());
        }
    }

    private static Map<String, Path> ownSockets() throws IOException {
        Map<String, Path> sockets = new HashMap<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path descriptor : descriptors) {
                try {
                    String link = link(descriptor);
                    if (link.startsWith(SOCKET)) {
                        sockets.put(link, descriptor);
                    }
                } catch (IOException e) {
                    // Closed since it was listed.
                }
            }
        }
        return sockets;
    }

    private static String nameOf(TcpTable.Row row) {
        return SOCKET + row.inode() + "]";
    }

    private static String link(Path descriptor) throws IOException {
        return Files.readSymbolicLink(descriptor).toString();
    }
}
