package org.chaosjunit.revert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.spi.SharedStore;

/**
 * The leases of a target: the first, the one that was taken when its holder was dead, and so on; the last one counts.
 *
 * <p>Each is named after the token of the one before it, and names are created once: of those who find a holder dead, one
 * gets the lease, and who is too late by a whole experiment hangs on nothing that is still there. Entries are read by name,
 * for lists of a store may lag behind.
 *
 * @param links from the first to the last
 */
record LeaseChain(List<Link> links) {
    static final String FIRST = "lease";
    private static final String AFTER = "lease-after-";
    // More than can be: each would be a machine that died while it took back what the one before had left behind.
    private static final int LONGEST = 100;

    static LeaseChain read(SharedStore store, String target) throws IOException {
        List<Link> links = new ArrayList<>();
        String name = FIRST;
        for (Optional<String> text = store.read(target, name); text.isPresent(); text = store.read(target, name)) {
            LeaseNote note = LeaseNote.read(store.address(target, name), text.get());
            links.add(new Link(name, note));
            name = after(note);
            if (links.size() > LONGEST) {
                throw new IOException("there are too many leases after " + store.address(target, FIRST));
            }
        }
        return new LeaseChain(List.copyOf(links));
    }

    static boolean isLease(String name) {
        return name.equals(FIRST) || name.startsWith(AFTER);
    }

    /** Returns the name of what comes after a lease. */
    static String after(LeaseNote note) {
        return AFTER + note.token();
    }

    Optional<LeaseNote> last() {
        return links.isEmpty()
                ? Optional.empty()
                : Optional.of(links.get(links.size() - 1).note());
    }

    /** Returns who has the target, dead or alive. */
    Optional<LeaseNote> holder() {
        return last().filter(note -> !note.released());
    }

    /** Returns the name of the lease that is to be taken next. */
    String next() {
        return last().map(LeaseChain::after).orElse(FIRST);
    }

    /** Returns the names of the leases, from the first to the last. */
    List<String> names() {
        return links.stream().map(Link::name).toList();
    }

    /** Returns the chain with one more lease behind. */
    LeaseChain extended(String name, LeaseNote note) {
        List<Link> longer = new ArrayList<>(links);
        longer.add(new Link(name, note));
        return new LeaseChain(List.copyOf(longer));
    }

    /** A lease and its name. */
    record Link(String name, LeaseNote note) {}
}
