package org.chaosjunit.samples.orders;

import java.util.Optional;

/** The service behind the HTTP server. */
public interface Orders extends AutoCloseable {
    /**
     * Takes an order.
     *
     * @throws StoreUnavailableException if it can neither be stored nor kept until later
     */
    Receipt place(Order order);

    /**
     * Returns the order of that id, if there is one.
     *
     * @throws StoreUnavailableException if that cannot be known at present
     */
    Optional<Order> find(String id);

    /** Stops all work and frees the connections. */
    @Override
    void close();

    /** What the customer is told. */
    enum Receipt {
        /** The order is in the database. */
        STORED,
        /** The order is accepted and will be stored as soon as the database can be had. */
        PARKED
    }
}
