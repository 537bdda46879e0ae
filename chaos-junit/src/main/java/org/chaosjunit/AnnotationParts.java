package org.chaosjunit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.chaosjunit.spi.AnnotationReader;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Problem;
import org.chaosjunit.spi.Site;
import org.jspecify.annotations.Nullable;

/** Reads annotations through the readers that their markers name, and remembers which part came from where. */
final class AnnotationParts {
    private final Function<AnnotatedElement, Site> sites;
    private final BiConsumer<Found, Problem> problems;
    private final IdentityHashMap<Object, Found> origins = new IdentityHashMap<>();

    AnnotationParts(Function<AnnotatedElement, Site> sites, BiConsumer<Found, Problem> problems) {
        this.sites = sites;
        this.problems = problems;
    }

    /** Returns where a part was read from; null if it was not read from an annotation. */
    @Nullable
    Found origin(Object part) {
        return origins.get(part);
    }

    /** Reads all annotations of the elements whose type {@code reader} knows a reader for. */
    <V> List<V> read(List<? extends AnnotatedElement> elements, Marker<V> marker) {
        List<V> parts = new ArrayList<>();
        for (AnnotatedElement element : elements) {
            for (Annotation annotation :
                    AnnotationWalk.on(element, type -> marker.reader(type).isPresent())) {
                read(new Found(annotation, element), marker).ifPresent(parts::add);
            }
        }
        return parts;
    }

    private <V> Optional<V> read(Found found, Marker<V> marker) {
        try {
            AnnotationReader<Annotation, V> reader =
                    create(marker.reader(found.annotation().annotationType()).orElseThrow());
            V part = reader.read(found.annotation(), sites.apply(found.element()));
            origins.put(part, found);
            return Optional.of(part);
        } catch (InvalidAttributeException e) {
            problems.accept(found, e.problem());
            return Optional.empty();
        }
    }

    // The marker on the annotation promises that its reader reads that annotation.
    @SuppressWarnings("unchecked")
    private static <V> AnnotationReader<Annotation, V> create(
            Class<? extends AnnotationReader<? extends Annotation, V>> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (AnnotationReader<Annotation, V>) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " has no constructor without parameters, or it throws", e);
        }
    }

    /**
     * Finds the reader that an annotation type's marker names, if it bears that marker.
     *
     * @param <V> what is read
     */
    @FunctionalInterface
    interface Marker<V> {
        Optional<? extends Class<? extends AnnotationReader<? extends Annotation, V>>> reader(
                Class<? extends Annotation> type);
    }
}
