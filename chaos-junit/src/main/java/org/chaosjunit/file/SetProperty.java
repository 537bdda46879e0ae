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
 * Gives one key of a {@code .properties} file another value while the fault acts.
 *
 * <p>The format is that of {@link java.util.Properties#load(java.io.InputStream)}; what that cannot read is refused. All
 * other lines, comments and line ends stay byte for byte, and so they do afterwards, when the key has its previous value,
 * written as it was, or is gone if it was not there. Where a key stands several times, the last one counts. Without the
 * file, there is one with just this key meanwhile. What the new value holds beyond ASCII is written as <code>&#92;uXXXX</code>.
 *
 * <p>Only this key is ours: if somebody changes another key meanwhile, that stays, and is no matter. If somebody changes
 * this one, that stays, too, and is reported. Several on one file work together. The file is replaced as by
 * {@link WriteFile}, and the same is refused.
 *
 * <p>Evidence: the file is read several times in a second, and each time has to hold the value.
 *
 * <pre>{@code @SetProperty(file = "config/flags.properties", key = "checkout.enabled", value = "false")}</pre>
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(SetProperty.Several.class)
@FaultType(SetPropertyReader.class)
public @interface SetProperty {
    /**
     * Returns the file, absolute or from the working directory. <code>${name}</code> is replaced by the parameter of that
     * name.
     */
    String file();

    /** Returns the key, not empty. <code>${name}</code> is replaced by the parameter of that name. */
    String key();

    /** Returns the value that it has. <code>${name}</code> is replaced by the parameter of that name. */
    String value();

    /** Holds several. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart // On the test stands only this one then, and it has to bring the extension.
    @interface Several {
        /** Returns them. */
        SetProperty[] value();
    }
}
