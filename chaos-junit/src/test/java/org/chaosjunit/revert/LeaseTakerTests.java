package org.chaosjunit.revert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.chaosjunit.spi.SharedStore;

class LeaseTakerTests {
    private static final String TARGET = "t";

    // Whoever is killed, stands still for long or comes too late: two never believe to have the lease at the same time.
    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void giveALeaseToOneAtATime(@ForAll long seed, @ForAll @IntRange(min = 2, max = 5) int processes) throws Exception {
        MemoryStore store = new MemoryStore();
        Interleaving interleaving = new Interleaving(seed);
        List<Interleaving.Player> all = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            interleaving.add(self -> {
                all.add(self);
                experimentAgainAndAgain(self, new SteppedStore(store, self));
            });
        }

        interleaving.run(() -> assertThat(all.stream()
                        .filter(player -> !player.isKilled)
                        .filter(player -> player.held != null && player.held.isHeld())
                        .count())
                .isLessThanOrEqualTo(1));

        boolean isEachDone = all.stream().noneMatch(player -> player.isKilled);
        boolean isNoneLost = all.stream().noneMatch(player -> player.hasLost);
        if (isEachDone && isNoneLost) {
            assertThat(store.left(TARGET)).isEmpty();
        }
    }

    private static void experimentAgainAndAgain(Interleaving.Player self, SharedStore store) throws Exception {
        for (int i = 0; i < 4; i++) {
            LeaseNote note = LeaseNote.of("experiment " + i, "");
            SharedLease lease =
                    new LeaseTaker(store, TARGET, elsewhere(note), self).take().lease();
            if (lease == null) {
                self.sleep(SharedLease.RENEW);
                continue;
            }
            self.held = lease;
            new SharedLeftovers(lease).takeBack();
            for (int j = 0; j < 4 && lease.isHeld(); j++) {
                self.sleep(SharedLease.RENEW);
                lease.renew();
            }
            self.hasLost |= !lease.isHeld();
            self.held = null;
            self.hasLost |= lease.release().isPresent();
        }
    }

    // All are of this process: what each finds must not be that this one has lost track of it.
    private static LeaseNote elsewhere(LeaseNote note) {
        return new LeaseNote(
                note.holder(), "", "elsewhere", "", note.pid(), note.process(), note.token(), note.since(), 0, false);
    }
}
