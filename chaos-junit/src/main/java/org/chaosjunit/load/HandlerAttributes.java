package org.chaosjunit.load;

import com.google.gson.JsonParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.chaosjunit.load.answer.AnswerCheck;
import org.chaosjunit.load.data.DataFile;
import org.chaosjunit.load.data.Draw;
import org.chaosjunit.load.data.Escape;
import org.chaosjunit.load.data.Template;
import org.chaosjunit.load.lambda.LambdaFunction;
import org.chaosjunit.spi.DataOrder;
import org.chaosjunit.spi.DataSet;
import org.chaosjunit.spi.HttpExpectation;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Resource;
import org.chaosjunit.spi.Site;

/** Makes an operation of the attributes of {@link CallLoad} that say how a Lambda handler is called. */
final class HandlerAttributes {
    private HandlerAttributes() {}

    static CallOperation operation(CallLoad load, Site site) {
        String file = site.resolve("data", load.data());
        if (file.isBlank() && load.dataOrder() != DataOrder.CIRCULAR) {
            throw superfluous("dataOrder", load.dataOrder().toString(), "without `data`");
        }
        DataSet data = DataFile.read(file, load.dataOrder(), site.testClass());
        Template event = Template.of("event", event(load, site), data);
        if (!data.isEmpty() && event.columns().isEmpty()) {
            throw superfluous("data", data.source(), "where no template of the event names one of " + data.columns());
        }
        List<String> json = Arrays.stream(load.expectJson())
                .map(text -> site.resolve("expectJson", text))
                .toList();
        AnswerCheck check = new AnswerCheck(new HttpExpectation(HttpExpectation.DEFAULT.statuses(), json, List.of()));
        LambdaFunction function = LambdaFunction.of(load.handler());
        checkEvent(function, event.text(Draw.of(0, 0, data), Escape.JSON));
        return new CallOperation(function.name() + " as Lambda", new HandlerCall(function, event, data, check), 0);
    }

    private static String event(CallLoad load, Site site) {
        String event = site.resolve("event", load.event()).strip();
        if (event.toLowerCase(Locale.ROOT).endsWith(".json")) {
            return site.resolve(
                    "event", Resource.read("event", event, site.testClass()).text());
        }
        return event.isEmpty() ? "{}" : event;
    }

    private static void checkEvent(LambdaFunction function, String sample) {
        try {
            function.checkEvent(sample);
        } catch (JsonParseException unreadable) {
            Throwable cause = unreadable.getCause() == null ? unreadable : unreadable.getCause();
            throw new InvalidAttributeException(
                    "event",
                    "to be JSON for " + function.eventType(),
                    sample.length() <= 200 ? sample : sample.substring(0, 200) + "...",
                    "It says: " + String.valueOf(cause.getMessage()).replaceFirst("(?s)\\R.*", ""));
        }
    }

    /** Refuses what only a handler has a use for. */
    static void checkAbsent(CallLoad load) {
        if (!load.event().isEmpty()) {
            throw superfluous("event", '"' + load.event() + '"', "without `handler`");
        }
        if (!load.data().isEmpty()) {
            throw superfluous("data", '"' + load.data() + '"', "without `handler`");
        }
        if (load.expectJson().length > 0) {
            throw superfluous("expectJson", Arrays.toString(load.expectJson()), "without `handler`");
        }
        if (load.dataOrder() != DataOrder.CIRCULAR) {
            throw superfluous("dataOrder", load.dataOrder().toString(), "without `handler`");
        }
    }

    private static InvalidAttributeException superfluous(String attribute, String found, String when) {
        return new InvalidAttributeException(
                attribute, "to be left out " + when, found, "Nothing would make use of it.");
    }
}
