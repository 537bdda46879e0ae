package org.chaosjunit.process;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaosjunit.ExperimentPart;
import org.chaosjunit.FaultType;

/**
 * Pauses a child process of the test: it answers nothing, and its connections stay open (SIGSTOP, and SIGCONT afterwards).
 *
 * <p>Exactly one of {@link #pid()}, {@link #pidFile()} and {@link #commandLine()} names it. Only what this JVM has
 * started, directly or through others, is ever touched. It is resumed even if this JVM dies. If somebody else resumes
 * it, or it ends, the experiment has no evidence. Linux only.
 *
 * <pre>{@code @PauseProcess(commandLine = "*orders-service.jar*")}</pre>
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(PauseProcess.Several.class)
@FaultType(PauseProcessReader.class)
public @interface PauseProcess {
    /** Returns the number of the process; usually <code>${name}</code>, which is replaced by the parameter of that name. */
    String pid() default "";

    /** Returns a file that holds the number of the process, and nothing else; <code>${name}</code> is replaced. */
    String pidFile() default "";

    /**
     * Returns a glob over whole command lines, arguments separated by one space: exactly one child, or child of a child,
     * has to match. {@code *} stands for anything, {@code ?} for one character; <code>${name}</code> is replaced.
     */
    String commandLine() default "";

    /** Returns whether its children, and theirs, are paused too; also those that it starts meanwhile. */
    boolean children() default false;

    /** Holds several. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart // On the test stands only this one then, and it has to bring the extension.
    @interface Several {
        /** Returns them. */
        PauseProcess[] value();
    }
}
