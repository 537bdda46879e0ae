package org.chaosjunit.aws.handler;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers that are maps, which the runtime writes as JSON. */
final class MapAnswers implements Answers<Map<String, Object>> {
    /** What is made here: any type of which this is one will do. */
    static final Class<?> MADE = LinkedHashMap.class;

    @Override
    public Map<String, Object> ofStatus(int statusCode, String body) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("statusCode", statusCode);
        answer.put("headers", new LinkedHashMap<>(JsonAnswers.HEADERS));
        answer.put("body", body);
        return answer;
    }

    @Override
    public Optional<String> body(@Nullable Map<String, Object> answer) {
        return answer != null && answer.get("body") instanceof String body ? Optional.of(body) : Optional.empty();
    }

    @Override
    public Map<String, Object> withBody(@Nullable Map<String, Object> answer, String body) {
        Map<String, Object> changed =
                answer != null && answer.containsKey("body") ? new LinkedHashMap<>(answer) : new LinkedHashMap<>();
        changed.put("body", body);
        return changed;
    }
}
