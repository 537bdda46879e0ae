package org.chaosjunit.aws.ec2;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chaosjunit.spi.InvalidAttributeException;

/**
 * Which groups may be hit: those that are named, bear all tags, are not denied, and are neither canary nor baseline.
 *
 * @param groups names, at least one; {@code *} stands for any text
 * @param tags the tags, at least one
 * @param deny names of groups that are never hit; {@code *} stands for any text
 */
public record OptIn(List<String> groups, Map<String, String> tags, List<String> deny) {
    // The suffixes that Netflix's Spinnaker gives to what a canary analysis compares, before its version if there is
    // one.
    private static final Pattern NEVER = Pattern.compile(".*-(canary|baseline|citrus|citrusproxy)(-v[0-9]+)?");

    /**
     * Checks all and copies it.
     *
     * @throws InvalidAttributeException if no group or no tag is named, or a name is blank
     */
    public OptIn {
        groups = List.copyOf(groups);
        tags = Map.copyOf(tags);
        deny = List.copyOf(deny);
        requireNames("groups", groups);
        requireNames("deny", deny);
        if (groups.isEmpty()) {
            throw new InvalidAttributeException(
                    "groups",
                    "to name at least one group, for nothing is hit that is not named",
                    "none",
                    "Write for example `groups = \"web-*\"`.");
        }
        if (tags.isEmpty()) {
            throw new InvalidAttributeException(
                    "tags",
                    "to name at least one tag, for no group is hit that does not say so itself",
                    "none",
                    "Write for example `tags = \"chaos=yes\"`, and tag the groups so.");
        }
    }

    static OptIn parse(List<String> groups, List<String> tags, List<String> deny) {
        Map<String, String> pairs = new TreeMap<>();
        for (String tag : tags) {
            int equals = tag.indexOf('=');
            if (equals < 1 || equals == tag.length() - 1) {
                throw new InvalidAttributeException(
                        "tags",
                        "to be of the form key=value",
                        '"' + tag + '"',
                        "Write for example `tags = \"chaos=yes\"`.");
            }
            String value = tag.substring(equals + 1);
            String other = pairs.put(tag.substring(0, equals), value);
            if (other != null && !other.equals(value)) {
                throw new InvalidAttributeException(
                        "tags",
                        "to give each key one value, for a group must bear all tags",
                        '"' + tag.substring(0, equals) + '=' + other + "\" and \"" + tag + '"',
                        "Write one of them.");
            }
        }
        return new OptIn(groups, pairs, deny);
    }

    private static void requireNames(String attribute, List<String> names) {
        if (names.stream().anyMatch(String::isBlank)) {
            throw new InvalidAttributeException(
                    attribute,
                    "to hold names of groups",
                    "a blank one",
                    "Write for example `" + attribute + " = \"web-*\"`.");
        }
    }

    /** Tells whether a group is named at all, whatever else keeps it from being hit. */
    boolean names(String group) {
        return matches(groups, group);
    }

    /** Returns why a group that is named must not be hit; empty if it may. */
    Optional<String> objection(String group, Map<String, String> tagsOfGroup) {
        if (matches(deny, group)) {
            return Optional.of("is denied");
        }
        if (NEVER.matcher(group).matches()) {
            return Optional.of("is a canary or a baseline by its name");
        }
        return new TreeMap<>(tags)
                .entrySet().stream()
                        .filter(tag -> !tag.getValue().equals(tagsOfGroup.get(tag.getKey())))
                        .map(tag -> "has no tag " + tag)
                        .findFirst();
    }

    private static boolean matches(List<String> globs, String name) {
        return globs.stream().anyMatch(glob -> glob(glob).matcher(name).matches());
    }

    private static Pattern glob(String text) {
        String regex = text.codePoints()
                .mapToObj(c -> c == '*' ? ".*" : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL);
    }

    @Override
    public String toString() {
        return String.join(", ", groups);
    }
}
