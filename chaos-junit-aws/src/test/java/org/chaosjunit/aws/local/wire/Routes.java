package org.chaosjunit.aws.local.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The methods and paths of a REST service. */
public final class Routes {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(\\+?)}");

    private final List<Route> routes = new ArrayList<>();

    /** The operation that a request asks for, the variables of its path, and the parameters that name it. */
    record Match(String operation, Map<String, String> variables, Set<String> query) {}

    /**
     * Adds one.
     *
     * @param uri for example <code>/functions/{FunctionName}</code>, <code>/{Bucket}/{Key+}</code> or
     *     <code>/{Bucket}?cors</code>: what follows the question mark must be among the query's parameters
     */
    public void add(String method, String uri, String operation) {
        int end = uri.indexOf('?');
        String path = end < 0 ? uri : uri.substring(0, end);
        Map<String, List<String>> query = WireRequest.parameters(end < 0 ? "" : uri.substring(end + 1));
        List<String> names = new ArrayList<>();
        StringBuilder regex = new StringBuilder();
        Matcher variable = VARIABLE.matcher(path);
        int from = 0;
        while (variable.find()) {
            regex.append(Pattern.quote(path.substring(from, variable.start())));
            regex.append(variable.group(2).isEmpty() ? "([^/]+)" : "(.+)");
            names.add(variable.group(1));
            from = variable.end();
        }
        regex.append(Pattern.quote(path.substring(from))).append("/?");
        routes.add(new Route(method, Pattern.compile(regex.toString()), names, query, operation));
        // The one that asks for more comes first.
        routes.sort(Comparator.comparing((Route route) -> route.query.size())
                .reversed()
                .thenComparing(route -> route.names.size()));
    }

    Optional<Match> match(WireRequest request) {
        return routes.stream().flatMap(route -> route.match(request).stream()).findFirst();
    }

    private record Route(
            String method, Pattern path, List<String> names, Map<String, List<String>> query, String operation) {
        Optional<Match> match(WireRequest request) {
            Matcher found = path.matcher(request.path());
            if (!method.equals(request.method()) || !found.matches() || !hasQuery(request)) {
                return Optional.empty();
            }
            Map<String, String> variables = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                // A plus is a plus in a path.
                String escaped = found.group(i + 1).replace("+", "%2B");
                variables.put(names.get(i), URLDecoder.decode(escaped, StandardCharsets.UTF_8));
            }
            return Optional.of(new Match(operation, variables, query.keySet()));
        }

        private boolean hasQuery(WireRequest request) {
            return query.entrySet().stream()
                    .allMatch(each -> each.getValue().equals(List.of(""))
                            ? request.query().containsKey(each.getKey())
                            : each.getValue().equals(request.query().get(each.getKey())));
        }
    }
}
