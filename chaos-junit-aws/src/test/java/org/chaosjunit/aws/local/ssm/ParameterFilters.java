package org.chaosjunit.aws.local.ssm;

import java.util.List;
import java.util.function.BiPredicate;
import org.chaosjunit.aws.local.wire.AwsError;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.ParameterStringFilter;

/** The filters of DescribeParameters and GetParametersByPath. */
final class ParameterFilters {
    private ParameterFilters() {}

    static boolean matches(StoredParameter parameter, List<ParameterStringFilter> filters) {
        return filters.stream().allMatch(filter -> matches(parameter, filter));
    }

    private static boolean matches(StoredParameter parameter, ParameterStringFilter filter) {
        if (filter.key().equals("Path")) {
            boolean recursive = "Recursive".equals(filter.option());
            return filter.values().stream().anyMatch(path -> isBelow(parameter.name(), path, recursive));
        }
        String found = value(parameter, filter.key());
        if (found == null) {
            return false;
        }
        BiPredicate<String, String> test = test(filter);
        return filter.values().isEmpty() || filter.values().stream().anyMatch(each -> test.test(found, each));
    }

    static boolean isBelow(String name, String path, boolean recursive) {
        String start = path.endsWith("/") ? path : path + "/";
        return name.startsWith(start) && (recursive || name.indexOf('/', start.length()) < 0);
    }

    private static BiPredicate<String, String> test(ParameterStringFilter filter) {
        return switch (filter.option() == null ? "Equals" : filter.option()) {
            case "Equals" -> String::equals;
            case "BeginsWith" -> String::startsWith;
            case "Contains" -> String::contains;
            default -> throw new AwsError("InvalidFilterOption", 400, "Not a filter option: " + filter.option());
        };
    }

    private static @Nullable String value(StoredParameter parameter, String key) {
        if (key.startsWith("tag:")) {
            return parameter.tags().get(key.substring(4));
        }
        return switch (key) {
            case "Name" -> parameter.name();
            case "Type" -> parameter.newest().typeAsString();
            case "KeyId" -> parameter.newest().keyId();
            case "Tier" -> parameter.newest().tierAsString();
            case "DataType" -> parameter.newest().dataType();
            default -> throw new AwsError("InvalidFilterKey", 400, "Not a filter key: " + key);
        };
    }
}
