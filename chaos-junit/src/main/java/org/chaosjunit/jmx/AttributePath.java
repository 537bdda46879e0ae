package org.chaosjunit.jmx;

import java.util.Arrays;
import java.util.List;

/**
 * Where in a bean a number is.
 *
 * @param attribute name of the attribute
 * @param inside names of what is in it, from the outside to the inside
 */
record AttributePath(String attribute, List<String> inside) {
    static AttributePath parse(String text) {
        List<String> names = Arrays.asList(text.split("\\."));
        return new AttributePath(names.get(0), List.copyOf(names.subList(1, names.size())));
    }

    @Override
    public String toString() {
        return inside.isEmpty() ? attribute : attribute + "." + String.join(".", inside);
    }
}
