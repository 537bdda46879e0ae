package org.chaosjunit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Target;
import java.lang.reflect.Constructor;
import java.util.List;
import org.chaosjunit.ExperimentPart;
import org.chaosjunit.FaultType;
import org.chaosjunit.disk.FillDisk;
import org.chaosjunit.netem.DelayPackets;
import org.chaosjunit.netem.LimitBandwidth;
import org.chaosjunit.netem.LosePackets;
import org.chaosjunit.process.KillProcess;
import org.chaosjunit.process.PauseProcess;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.commons.support.AnnotationSupport;

@DisplayName("Every fault annotation")
class CatalogueTests {
    @ParameterizedTest(name = "@{0}")
    @DisplayName("works on methods, classes and annotations, inherited and repeated")
    @ValueSource(
            classes = {
                InjectLatency.class,
                DenyHosts.class,
                InjectException.class,
                InjectStatusCode.class,
                InjectTimeout.class,
                InjectCorruption.class,
                InjectDiskSpace.class,
                FillDisk.class,
                PauseProcess.class,
                KillProcess.class,
                LosePackets.class,
                DelayPackets.class,
                LimitBandwidth.class
            })
    void worksEverywhere(Class<? extends Annotation> annotation) throws Exception {
        Class<? extends Annotation> several =
                annotation.getAnnotation(Repeatable.class).value();
        for (Class<? extends Annotation> type : List.of(annotation, several)) {
            assertThat(type.isAnnotationPresent(Inherited.class)).isTrue();
            assertThat(type.getAnnotation(Target.class).value())
                    .containsExactlyInAnyOrder(ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE);
            assertThat(AnnotationSupport.isAnnotated(type, ExperimentPart.class))
                    .isTrue();
        }
        Constructor<?> reader =
                annotation.getAnnotation(FaultType.class).value().getDeclaredConstructor();
        assertThat(reader.getParameterCount()).isZero();
    }

    @Test
    @DisplayName("brings the extension even where it stands twice")
    void bringsTheExtension() throws Exception {
        var twice = Twice.class.getDeclaredMethod("twice");
        assertThat(AnnotationSupport.findRepeatableAnnotations(twice, ExtendWith.class))
                .hasSize(1);
        assertThat(AnnotationSupport.findRepeatableAnnotations(twice, InjectLatency.class))
                .hasSize(2);
    }

    @SuppressWarnings("unused") // Found by name.
    private interface Twice {
        @InjectLatency(min = 1)
        @InjectLatency(min = 2)
        void twice();
    }
}
