package org.chaosjunit.aws.local;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.chaosjunit.aws.local.wire.AwsError;
import org.jspecify.annotations.Nullable;

/**
 * A page of a longer list.
 *
 * @param nextToken where the next page starts; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String nextToken) {
    /**
     * Cuts a page.
     *
     * @param token what the page before said; null for the first page
     * @param wanted how many the caller wants; null for {@code most}
     * @param most how many the service gives at a time
     */
    public static <T> Page<T> of(List<T> all, @Nullable String token, @Nullable Integer wanted, int most) {
        int from = token == null || token.isEmpty() ? 0 : start(token);
        int to = Math.min(all.size(), from + Math.min(wanted == null ? most : wanted, most));
        if (from > to) {
            throw invalid();
        }
        String next = to == all.size() ? null : encoded("from " + to);
        return new Page<>(List.copyOf(all.subList(from, to)), next);
    }

    private static int start(String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            return Integer.parseInt(text.replaceFirst("^from ", ""));
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static AwsError invalid() {
        return new AwsError("InvalidNextToken", 400, "The specified token is not valid.");
    }
}
