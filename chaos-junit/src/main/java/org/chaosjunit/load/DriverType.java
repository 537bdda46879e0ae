package org.chaosjunit.load;

import java.lang.reflect.InvocationTargetException;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.LoadDriver;
import org.chaosjunit.spi.Operation;

/** Makes the driver that an annotation names. */
final class DriverType {
    private DriverType() {}

    static <O extends Operation> LoadDriver<O> create(Class<? extends LoadDriver<O>> type) {
        try {
            return type.getDeclaredConstructor().newInstance();
        } catch (InvocationTargetException thrown) {
            throw new IllegalStateException("The constructor of " + type.getName() + " throws", thrown.getCause());
        } catch (ReflectiveOperationException notPublic) {
            throw new InvalidAttributeException(
                    "driver",
                    "to be a public class with a public constructor without parameters",
                    type.getName(),
                    "Write for example `driver = JMeterDriver.class`.");
        }
    }
}
