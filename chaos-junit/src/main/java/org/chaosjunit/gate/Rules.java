package org.chaosjunit.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Spelling;

/** Reads rules by their names. */
public final class Rules {
    private final Map<String, RuleReader> readers = new TreeMap<>();

    private Rules() {
        ServiceLoader.load(RuleReader.class, Rules.class.getClassLoader())
                .forEach(reader -> readers.put(reader.name(), reader));
    }

    /** Returns those that are on the class path. */
    public static Rules known() {
        return new Rules();
    }

    /**
     * Reads what was written, and adds the rules that hold in any case, unless they were written themselves: every
     * experiment has passed, and there is at least one.
     *
     * @throws GateConfigurationException if a rule is not known, or a value of it makes no sense
     */
    public List<Rule> read(List<Written> written) {
        List<Rule> rules = new ArrayList<>();
        for (String always : List.of("everyExperimentPassed", "minimumExperiments")) {
            if (written.stream().noneMatch(each -> each.name().equals(always))) {
                rules.add(read(new Written(always, Map.of())));
            }
        }
        written.forEach(each -> rules.add(read(each)));
        return rules;
    }

    private Rule read(Written written) {
        RuleReader reader = readers.get(written.name());
        if (reader == null) {
            throw new GateConfigurationException("There is no rule <" + written.name() + ">. The nearest is <"
                    + Spelling.nearest(written.name(), readers.keySet()).get(0) + ">. Known: "
                    + String.join(", ", readers.keySet()) + ".");
        }
        RuleValues values = new RuleValues(written.values());
        try {
            Rule rule = reader.read(values);
            values.refuseUnknown();
            return rule;
        } catch (InvalidAttributeException e) {
            throw new GateConfigurationException("The rule <" + written.name() + "> " + e.problem());
        }
    }

    /**
     * One rule as it was written.
     *
     * @param name its name
     * @param values its values by their names; by default none
     */
    public record Written(String name, @Optionally Map<String, String> values) {
        /** Copies the values. */
        public Written {
            values = values == null ? Map.of() : Map.copyOf(values);
        }
    }
}
