package org.chaosjunit.aws.machines;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.ParameterStore;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.revert.SharedSweep;
import org.chaosjunit.revert.Swept;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;

/** A stand-in with a subject in it, and how that was before. */
final class StandIn implements AutoCloseable {
    private static final int SWEEPS = 3;
    private static final int READS = 5;
    private static final AtomicInteger REGIONS = new AtomicInteger();

    final Subject subject;
    final LocalAws aws;
    final AwsPlace place;
    private final String before;

    private StandIn(Subject subject, LocalAws aws) throws Exception {
        this.subject = subject;
        this.aws = aws;
        this.place = Run.place(aws.region().id(), aws.endpoint());
        this.before = state();
    }

    static StandIn of(Subject subject) throws Exception {
        // Or else what is under way in one could not be experimented on in another.
        LocalAws aws = LocalAws.start(Region.of("eu-central-1" + REGIONS.incrementAndGet()));
        // Found by the SDK's default chain, as by everyone who uses this library.
        System.setProperty("aws.accessKeyId", aws.environment().get("AWS_ACCESS_KEY_ID"));
        System.setProperty("aws.secretAccessKey", aws.environment().get("AWS_SECRET_ACCESS_KEY"));
        subject.seed().accept(aws);
        StandIn made = new StandIn(subject, aws);
        aws.forgetCalls();
        return made;
    }

    String state() throws Exception {
        for (int i = 1; ; i++) {
            try {
                return subject.state().read(aws, place);
            } catch (SdkClientException e) {
                // A busy machine may be slower than calls are allowed to be here.
                if (i == READS) {
                    throw e;
                }
            }
        }
    }

    boolean isAsBefore() throws Exception {
        return state().equals(before);
    }

    /** Does what {@code revert} does on a machine without a journal; returns what was still wrong after that. */
    List<String> revert() throws Exception {
        List<Swept> last = List.of();
        // Under load some call may be too slow: then a person would try it again too.
        for (int i = 0; i < SWEEPS; i++) {
            last = SharedSweep.of(List.of(new ParameterStore(place)));
            if (last.stream().allMatch(swept -> swept.findings().isEmpty())) {
                break;
            }
        }
        List<String> wrong = leftovers();
        if (!wrong.isEmpty()) {
            last.forEach(swept -> wrong.add("revert said: " + swept.notes() + swept.findings()));
        }
        return wrong;
    }

    /** Returns what is not as it was before. */
    List<String> leftovers() throws Exception {
        List<String> wrong = new ArrayList<>();
        String now = state();
        if (!now.equals(before)) {
            wrong.add("it is " + now + "\n  instead of " + before);
        }
        if (!Subjects.notes(aws).isEmpty()) {
            wrong.add("there still is " + Subjects.notes(aws));
        }
        return wrong;
    }

    @Override
    public void close() {
        aws.close();
    }
}
