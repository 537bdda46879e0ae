package org.chaosjunit.jvm;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Map;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Code that is copied to the entry of each faulted method.
 *
 * <p>It names nothing but types of the JDK: the class it is copied into may be unable to see any of ours.
 */
final class MethodAdvice {
    private MethodAdvice() {}

    @Advice.OnMethodEnter
    static void enter(@Hooks Map<String, Runnable> hooks, @Id String id) {
        @Nullable Runnable hook = hooks.get(id);
        // Code that was entered before a revert may still be running after it.
        if (hook != null) {
            hook.run();
        }
    }

    /** Becomes a read of the table of {@link MethodHooks}. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Hooks {}

    /** Becomes the key of the hook, as a constant. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Id {}
}
