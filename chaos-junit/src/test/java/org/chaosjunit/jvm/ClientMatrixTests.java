package org.chaosjunit.jvm;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaosjunit.spi.NetworkEffect.Deny;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClientMatrixTests {
    @ParameterizedTest
    @EnumSource
    void smoke(Client client) throws Exception {
        for (boolean pooled : List.of(false, true))
            for (Deny deny : Deny.values()) {
                try (OrderServer server = new OrderServer();
                        Client.Calls calls = client.open(server.url())) {
                    Denied fault = new Denied(deny, server.host());
                    if (pooled) {
                        Injected.target().prepare(List.of(fault));
                        calls.call();
                        calls.call();
                    }
                    long t = System.nanoTime();
                    try (Injected injected = Injected.inject(fault)) {
                        String r;
                        try {
                            r = calls.call();
                        } catch (Exception e) {
                            r = Stream.iterate((Throwable) e, x -> x != null, Throwable::getCause)
                                    .map(x -> x.getClass().getSimpleName() + "(" + x.getMessage() + ")")
                                    .collect(Collectors.joining(" <- "));
                        }
                        System.out.println(client + " " + deny + " pooled=" + pooled + " "
                                + (System.nanoTime() - t) / 1000000 + "ms req=" + server.requests() + " con="
                                + server.connections() + " " + r + " ev=" + injected.theEvidence());
                    }
                    t = System.nanoTime();
                    try {
                        System.out.println("   after: " + calls.call() + " " + (System.nanoTime() - t) / 1000000);
                    } catch (Exception e) {
                        System.out.println("   after: " + e);
                    }
                }
            }
    }
}
