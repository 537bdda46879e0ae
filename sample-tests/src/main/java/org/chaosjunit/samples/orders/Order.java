package org.chaosjunit.samples.orders;

import java.util.UUID;

/**
 * What a customer wants.
 *
 * @param id made by the service, unique
 * @param item what is ordered
 * @param quantity how many, at least 1
 */
public record Order(String id, String item, int quantity) {
    /** Checks what the customer wrote. */
    public Order {
        if (item.isBlank()) {
            throw new IllegalArgumentException("item is blank");
        }
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity is " + quantity + ", less than 1");
        }
    }

    /** Creates an order with an id of its own. */
    public static Order of(String item, int quantity) {
        return new Order(UUID.randomUUID().toString(), item, quantity);
    }
}
