package org.chaosjunit.aws.command;

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
 * Runs one of the documents that AWS owns for AWS FIS on instances, by the agent of Systems Manager: CPU, memory, disk, or
 * network stress.
 *
 * <p>Only documents with a duration of their own are run, so the stress ends by itself even if nobody cancels it; no document
 * that runs a free command is. Which they are, and their parameters, is told in the AWS FIS User Guide, "Use Systems Manager
 * SSM documents with AWS FIS".
 *
 * <p>Evidence: while the fault acts, the command has to be in progress on each of the instances; they are asked every second.
 * That says that the document runs, not how much it stresses: a document first installs what it needs. When the fault is
 * taken back, the command is cancelled, and then has to be in progress nowhere.
 *
 * <pre>{@code
 * @RunCommand(
 *         document = "AWSFIS-Run-CPU-Stress",
 *         parameters = {"DurationSeconds=60", "LoadPercent=80"},
 *         tags = {"chaos=yes", "role=worker"})
 * }</pre>
 *
 * <p>In every text, <code>${name}</code> is replaced by the parameter of that name.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(RunCommand.Several.class)
@FaultType(RunCommandReader.class)
public @interface RunCommand {
    /** Returns the name of the document, for example {@code AWSFIS-Run-CPU-Stress}. */
    String document();

    /**
     * Returns its parameters, {@code name=value} each. {@code DurationSeconds} must be among them: longer than the time under
     * the fault, and not longer than the time to live of the faults.
     */
    String[] parameters();

    /** Returns the ids of the instances. Either these are named or {@link #tags()}. */
    String[] instances() default {};

    /** Returns the tags that an instance must bear, all of them; {@code key=value} each. All such instances are meant. */
    String[] tags() default {};

    /** Returns how many instances {@link #tags()} may find, 1 to 50; if there are more, none is touched. */
    int atMost() default 1;

    /** Holds several. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart // On the test stands only this one then, and it has to bring the extension.
    @interface Several {
        /** Returns them. */
        RunCommand[] value();
    }
}
