package org.chaosjunit.aws.local.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;

/** The parameters of a query request, {@code A.member.1.B=c}, as the tree that they mean. */
final class FormTree {
    private final Map<String, FormTree> children = new LinkedHashMap<>();
    private @Nullable String value;

    private FormTree() {}

    static FormTree of(Map<String, List<String>> parameters) {
        FormTree root = new FormTree();
        parameters.forEach((path, values) -> {
            FormTree node = root;
            for (String step : path.split("\\.", -1)) {
                node = node.children.computeIfAbsent(step, any -> new FormTree());
            }
            node.value = values.get(0);
        });
        return root;
    }

    void read(SdkPojo builder) {
        Values.read(structure(builder), builder);
    }

    private Map<String, Object> structure(SdkPojo builder) {
        Map<String, Object> tree = new LinkedHashMap<>();
        Map<String, FormTree> left = new LinkedHashMap<>(children);
        for (Member member : Member.of(builder)) {
            FormTree child = left.remove(member.requestName());
            if (child != null) {
                tree.put(member.requestName(), child.as(member));
            }
        }
        // An unknown one: whoever reads the tree objects to it.
        tree.putAll(left);
        return tree;
    }

    private @Nullable Object as(Member member) {
        return switch (member.type()) {
            case SDK_POJO -> structure(member.newStructure());
            case LIST ->
                within(member.elementName()).numbered().stream()
                        .map(each -> each.as(member.element()))
                        .toList();
            case MAP -> within("entry").entries(member);
            default -> value;
        };
    }

    /** Lists and maps come flat or with a step between. */
    private FormTree within(String step) {
        return children.getOrDefault(step, children.getOrDefault("member", this));
    }

    private List<FormTree> numbered() {
        TreeMap<Integer, FormTree> sorted = new TreeMap<>();
        children.forEach((number, child) -> sorted.put(Integer.valueOf(number), child));
        return List.copyOf(sorted.values());
    }

    private Map<String, Object> entries(Member map) {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (FormTree entry : numbered()) {
            FormTree each = entry.children.getOrDefault(map.valueName(), new FormTree());
            boolean scalar = map.element().type() != MarshallingKnownType.SDK_POJO;
            entries.put(
                    String.valueOf(entry.children.get(map.keyName()).value),
                    scalar ? each.value : each.as(map.element()));
        }
        return entries;
    }
}
