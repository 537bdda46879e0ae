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
 * Kills a child process of the test.
 *
 * <p>Exactly one of {@link #pid()}, {@link #pidFile()} and {@link #commandLine()} names it. Only what this JVM has
 * started, directly or through others, is ever touched. Linux only.
 *
 * <p>Without {@link #restart()} there is nothing to take back: whether the system heals itself is what the experiment
 * shows.
 *
 * <pre>{@code @KillProcess(pidFile = "target/orders.pid", restart = "bin/orders start")}</pre>
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(KillProcess.Several.class)
@FaultType(KillProcessReader.class)
public @interface KillProcess {
    /** Returns the number of the process; usually <code>${name}</code>, which is replaced by the parameter of that name. */
    String pid() default "";

    /** Returns a file that holds the number of the process, and nothing else; <code>${name}</code> is replaced. */
    String pidFile() default "";

    /**
     * Returns a glob over whole command lines, arguments separated by one space: exactly one child, or child of a child,
     * has to match. {@code *} stands for anything, {@code ?} for one character; <code>${name}</code> is replaced.
     */
    String commandLine() default "";

    /** Returns how: {@code KILL}, or {@code TERM}, followed by {@code KILL} if the process is still there 10 s later. */
    String signal() default "KILL";

    /** Returns whether its children, and theirs, are killed too: those that it has at that moment. */
    boolean children() default false;

    /**
     * Returns a command for {@code sh} that starts the process again when the fault is taken back; by default none.
     *
     * <p>It runs where the killed process ran, unless that is there again: its pid file names a new process, or a new one
     * with the same command line runs in the same directory. It may end at once and leave the process in the background,
     * or be the process itself. What ends with another exit code than 0 has failed, and is run again a few times.
     * <code>${name}</code> is replaced.
     */
    String restart() default "";

    /** Holds several. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart // On the test stands only this one then, and it has to bring the extension.
    @interface Several {
        /** Returns them. */
        KillProcess[] value();
    }
}
