package org.chaosjunit.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.BindException;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivalTests {
    private final CollectedSamples samples = new CollectedSamples();
    private final Arrival arrival = new Arrival(7, System.nanoTime(), samples);
    private final List<String> freed = new ArrayList<>();

    @Test
    void everythingItHoldsIsFreedWhenItIsGivenUp() {
        arrival.onGivenUp(() -> freed.add("connection"));
        arrival.onGivenUp(() -> freed.add("connect"));
        arrival.expire();
        assertThat(freed).containsExactly("connection", "connect");
    }

    @Test
    void whatItComesToHoldAfterItWasGivenUpIsFreedAtOnce() {
        arrival.drop();
        arrival.onGivenUp(() -> freed.add("connection"));
        assertThat(freed).containsExactly("connection");
    }

    @Test
    void nothingIsFreedOnceItWasAnswered() {
        arrival.send();
        arrival.onGivenUp(() -> freed.add("connection"));
        arrival.end(true);
        arrival.onGivenUp(() -> freed.add("connect"));
        arrival.expire();
        arrival.drop();
        assertThat(freed).isEmpty();
        assertThat(samples.all()).singleElement().matches(CollectedSamples.Ended::success);
    }

    @Test
    void anAnswerThatComesTooLateChangesNothing() {
        arrival.send();
        arrival.expire();
        arrival.end(true);
        assertThat(samples.all()).singleElement().matches(ended -> !ended.success() && ended.wasSent());
    }

    @Test
    void aDroppedArrivalHasEndedWithoutASample() {
        arrival.drop();
        assertThat(arrival.isEnded()).isTrue();
        assertThat(samples.all()).isEmpty();
    }

    @Test
    void whatThisMachineIsShortOfIsNoFailureOfTheOtherSide() {
        arrival.send();
        arrival.unanswered(new SocketException("Too many open files"));
        Arrival another = new Arrival(8, System.nanoTime(), samples);
        another.send();
        another.unanswered(new BindException("Cannot assign requested address"));
        assertThat(samples.all()).hasSize(2).noneMatch(CollectedSamples.Ended::wasSent);
        assertThat(samples.troubles())
                .containsExactly(
                        "SocketException: Too many open files", "BindException: Cannot assign requested address");
    }

    @Test
    void aConnectionThatWasRefusedIsAFailure() {
        arrival.send();
        arrival.unanswered(new ConnectException("Connection refused"));
        assertThat(samples.all()).singleElement().matches(ended -> ended.wasSent() && !ended.success());
    }
}
