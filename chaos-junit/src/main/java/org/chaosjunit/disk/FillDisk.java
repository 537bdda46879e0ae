package org.chaosjunit.disk;

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
 * Fills a file system with a ballast file, so that whoever writes there runs out of room.
 *
 * <p>The ballast is {@code .chaos-junit-ballast-<uuid>} in {@link #path()}; its blocks are really allocated. It is
 * deleted afterwards, and everything that other programs wrote meanwhile stays.
 *
 * <p>Exactly one of {@link #size()} and {@link #leaveFree()} is given. Both take a number with a unit, {@code B},
 * {@code kB}, {@code MB}, {@code GB} (thousands), {@code KiB}, {@code MiB}, {@code GiB} (1024), or {@code %} of the whole
 * file system. Free is what a program without privileges may still use: file systems often hold back a few percent for
 * root.
 *
 * <p>The experiment itself has to write while the fault acts: what would leave less than 1 MB on the file system that
 * holds its journal is refused. One fault fills one file system at a time.
 *
 * <p>The evidence is looks at the file system: a look counts if the ballast is there in full and, with
 * {@code leaveFree}, no more is free than was asked (and 1 MB or a tenth of it, if others delete files meanwhile). A ballast that
 * somebody deletes counts for nothing.
 *
 * <pre>{@code @FillDisk(path = "/var/lib/orders", leaveFree = "10MB")}</pre>
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(FillDisk.Several.class)
@FaultType(FillDiskReader.class)
public @interface FillDisk {
    /**
     * Returns a directory on the file system, in which this process may write. <code>${name}</code> is replaced by the
     * parameter of that name.
     */
    String path();

    /**
     * Returns how large the ballast is, for example {@code 100MB} or {@code 5%}; more than 0, and at least 1 MB has to
     * remain free. Refused if that is not there.
     */
    String size() default "";

    /**
     * Returns how much remains free, for example {@code 10MB} or {@code 0B}; refused if no more than that is free
     * anyway.
     */
    String leaveFree() default "";

    /** Holds several. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart // On the test stands only this one then, and it has to bring the extension.
    @interface Several {
        /** Returns them. */
        FillDisk[] value();
    }
}
