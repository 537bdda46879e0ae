package org.chaosjunit.jmx;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.management.AttributeNotFoundException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import org.jspecify.annotations.Nullable;

/**
 * Beans of a server.
 *
 * @param server where they are
 * @param name their name, or a pattern of names
 */
record Beans(MBeanServerConnection server, ObjectName name) {
    /**
     * Returns the numbers of those that there are and have one, by their names.
     *
     * @throws JMException if one has no such attribute
     * @throws IllegalArgumentException if what it has is no number
     */
    Map<String, Double> numbers(AttributePath path) throws JMException, IOException {
        Set<ObjectName> names = name.isPattern() ? server.queryNames(name, null) : Set.of(name);
        Map<String, Double> numbers = new HashMap<>();
        for (ObjectName bean : names) {
            Object found = found(bean, path);
            if (found != null) {
                numbers.put(bean.getCanonicalName(), number(bean, path, found));
            }
        }
        return numbers;
    }

    private @Nullable Object found(ObjectName bean, AttributePath path) throws JMException, IOException {
        Object found;
        try {
            found = server.getAttribute(bean, path.attribute());
        } catch (InstanceNotFoundException goneOrNotYetThere) {
            return null;
        } catch (AttributeNotFoundException e) {
            throw new AttributeNotFoundException(bean + " has no attribute " + path.attribute());
        } catch (RuntimeMBeanException | MBeanException thrown) {
            Throwable cause = Objects.requireNonNullElse(thrown.getCause(), thrown);
            throw new IllegalStateException(path + " of " + bean + " cannot be read: " + cause.getMessage(), cause);
        }
        for (String name : path.inside()) {
            found = found == null ? null : inside(found, name, bean, path);
        }
        return found;
    }

    private static @Nullable Object inside(Object outside, String name, ObjectName bean, AttributePath path)
            throws AttributeNotFoundException {
        if (outside instanceof CompositeData data && data.containsKey(name)) {
            return data.get(name);
        }
        if (outside instanceof Map<?, ?> map && map.containsKey(name)) {
            return map.get(name);
        }
        throw new AttributeNotFoundException(bean + " has no " + path + ": there is no " + name + " in a "
                + outside.getClass().getName());
    }

    private static double number(ObjectName bean, AttributePath path, Object found) {
        if (found instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException(
                path + " of " + bean + " is a " + found.getClass().getName() + ", not a number");
    }
}
