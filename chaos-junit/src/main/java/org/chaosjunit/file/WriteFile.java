package org.chaosjunit.file;

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
 * Gives a file other content while the fault acts, for example a file of feature flags.
 *
 * <p>Afterwards the file has exactly its previous bytes, permissions and owner, or does not exist if it did not. It is
 * replaced in one step, so that nobody ever reads half of it. A symbolic link stays, and the file it points to is changed.
 * If somebody else changes the file meanwhile, that stays, and is reported.
 *
 * <p>Refused are: a file in a directory that does not exist, anything but a regular file, one of more than 10 MB, one with
 * several hard links, one that this process may not read, write and replace, and one that has that content already.
 *
 * <p>Evidence: the file is read several times in a second, and each time has to hold what was written.
 *
 * <pre>{@code @WriteFile(path = "config/flags.json", content = "{\"checkout\": false}")}</pre>
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(WriteFile.Several.class)
@FaultType(WriteFileReader.class)
public @interface WriteFile {
    /**
     * Returns the file, absolute or from the working directory. <code>${name}</code> is replaced by the parameter of that
     * name.
     */
    String path();

    /** Returns what it holds, as UTF-8. <code>${name}</code> is replaced by the parameter of that name. */
    String content();

    /** Holds several. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart // On the test stands only this one then, and it has to bring the extension.
    @interface Several {
        /** Returns them. */
        WriteFile[] value();
    }
}
