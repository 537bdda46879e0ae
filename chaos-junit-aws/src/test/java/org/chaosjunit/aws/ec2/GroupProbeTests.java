package org.chaosjunit.aws.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.chaosjunit.aws.local.autoscaling.LocalGroup;
import org.chaosjunit.sampling.Reading;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GroupProbeTests {
    private final Cloud cloud = new Cloud();

    @AfterEach
    void close() {
        cloud.close();
    }

    private GroupProbe probe(String name, int running) {
        return new GroupProbe(new Groups(cloud.place), name, running);
    }

    private static Reading of(double inService, double wanted) {
        return Reading.of(inService, wanted);
    }

    @Test
    @DisplayName("T17: the loss is seen at once, and recovered is only who has a new instance, some looks running")
    void seesTheLossAndTheRecovery() throws Exception {
        LocalGroup web = cloud.group("web", 3).noticesWithin(Duration.ofSeconds(60));
        GroupProbe probe = probe("web", 2);
        assertThat(probe.read()).isEqualTo(Reading.NOTHING);
        assertThat(probe.read()).isEqualTo(of(3, 3));

        cloud.inject(cloud.terminate("web"));

        assertThat(web.members()).hasSize(3);
        assertThat(probe.read()).isEqualTo(of(2, 3));
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            cloud.clock.advance(Duration.ofSeconds(10));
            readings.add(probe.read());
        }
        // 60 s until it is noticed, 20 s to boot, and two looks.
        assertThat(readings.subList(0, 8)).containsOnly(of(2, 3));
        assertThat(readings.subList(9, 12)).containsOnly(of(3, 3));
    }

    @Test
    void hasNotRecoveredWhereTheGroupWantsLess() throws Exception {
        LocalGroup web = cloud.group("web", 3);
        GroupProbe probe = probe("web", 1);
        probe.read();

        cloud.inject(cloud.terminate("web"));
        web.desired(2);

        assertThat(probe.read()).isEqualTo(of(2, 3));
        web.desired(5);
        assertThat(probe.read()).isEqualTo(of(2, 5));
    }

    @Test
    void countsNoInstanceThatComesAndGoes() {
        LocalGroup web = cloud.group("web", 2);
        GroupProbe probe = probe("web", 2);
        probe.read();
        web.member(0).health("Unhealthy");
        assertThat(probe.read()).isEqualTo(of(1, 2));
        web.member(0).health("Healthy");
        assertThat(probe.read()).isEqualTo(of(1, 2));
        assertThat(probe.read()).isEqualTo(of(2, 2));
    }

    @Test
    void failsWithoutTheGroup() {
        assertThatThrownBy(() -> probe("wbe", 1).read()).hasMessage("there is no Auto Scaling group \"wbe\"");
    }
}
