package org.chaosjunit.aws.local;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What some callers are allowed. All that the policy does not allow is denied, and both what was denied and what was never
 * needed is known afterwards.
 *
 * <p>It knows {@code Allow}, and of conditions {@code StringEquals} on tags of the resource.
 */
public final class IdentityPolicy implements Guard {
    // Whoever has credentials may ask whose they are.
    private static final String FREE = "sts:GetCallerIdentity";

    private final Predicate<Call> who;
    private final Function<String, Map<String, String>> tags;
    private final Map<String, List<Statement>> policies = new LinkedHashMap<>();
    private final List<Permission> denied = new CopyOnWriteArrayList<>();

    /**
     * Reads policies.
     *
     * @param who tells whose calls they are about; all others are allowed all
     * @param policies which together allow something
     * @param tags returns the tags of a resource by its ARN
     */
    public IdentityPolicy(
            Predicate<Call> who, Collection<String> policies, Function<String, Map<String, String>> tags) {
        this.who = who;
        this.tags = tags;
        policies.forEach(policy -> this.policies.put(policy, statements(policy)));
    }

    private static List<Statement> statements(String policy) {
        return JsonParser.parseString(policy).getAsJsonObject().getAsJsonArray("Statement").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .map(Statement::new)
                .toList();
    }

    @Override
    public Optional<String> objection(Call call, Permission permission) {
        if (!who.test(call) || permission.action().equals(FREE)) {
            return Optional.empty();
        }
        List<Statement> allowing = policies.values().stream()
                .flatMap(List::stream)
                .filter(statement -> statement.allows(permission, tags))
                .toList();
        // What two statements allow, neither is needed for.
        if (allowing.size() == 1) {
            allowing.get(0).use(permission);
        }
        if (!allowing.isEmpty()) {
            return Optional.empty();
        }
        denied.add(permission);
        return Optional.of("because no identity-based policy allows the " + permission.action() + " action");
    }

    /** Returns what the caller wanted and was not allowed. */
    public List<Permission> denied() {
        return List.copyOf(denied);
    }

    /** Returns the actions and resources of one of the policies that no call has needed so far. */
    public List<String> unused(String policy) {
        return policies.getOrDefault(policy, List.of()).stream()
                .flatMap(Statement::unused)
                .toList();
    }

    private static final class Statement {
        private final List<String> actions;
        private final List<String> resources;
        private final Map<String, JsonElement> condition;
        private final Set<String> used = new ConcurrentSkipListSet<>();

        Statement(JsonObject statement) {
            if (!statement.get("Effect").getAsString().equals("Allow")) {
                throw new UnsupportedOperationException("The stand-in knows no others here: " + statement);
            }
            actions = all(statement.get("Action"));
            resources = all(statement.get("Resource"));
            condition = statement.has("Condition") ? condition(statement.getAsJsonObject("Condition")) : Map.of();
        }

        private static Map<String, JsonElement> condition(JsonObject condition) {
            if (!condition.keySet().equals(Set.of("StringEquals"))) {
                throw new UnsupportedOperationException("The stand-in knows no others here: " + condition);
            }
            return condition.getAsJsonObject("StringEquals").asMap();
        }

        boolean allows(Permission permission, Function<String, Map<String, String>> tags) {
            return matching(actions, permission.action()).findAny().isPresent()
                    && matching(resources, permission.resource()).findAny().isPresent()
                    && (condition.isEmpty() || isFulfilled(tags.apply(permission.resource())));
        }

        void use(Permission permission) {
            matching(actions, permission.action()).forEach(used::add);
            matching(resources, permission.resource()).forEach(used::add);
        }

        private static Stream<String> matching(List<String> patterns, String text) {
            return patterns.stream().filter(pattern -> Wildcards.match(pattern, text));
        }

        private boolean isFulfilled(Map<String, String> tagged) {
            return condition.entrySet().stream().allMatch(each -> {
                String[] key = each.getKey().split("/", 2);
                if (key.length != 2
                        || !Set.of("aws:ResourceTag", "ssm:resourceTag").contains(key[0])) {
                    throw new UnsupportedOperationException("The stand-in does not know " + each.getKey());
                }
                return all(each.getValue()).contains(tagged.get(key[1]));
            });
        }

        Stream<String> unused() {
            return Stream.concat(actions.stream(), resources.stream()).filter(each -> !used.contains(each));
        }

        private static List<String> all(JsonElement oneOrMany) {
            List<JsonElement> elements = oneOrMany instanceof JsonArray array ? array.asList() : List.of(oneOrMany);
            return elements.stream().map(JsonElement::getAsString).toList();
        }
    }
}
