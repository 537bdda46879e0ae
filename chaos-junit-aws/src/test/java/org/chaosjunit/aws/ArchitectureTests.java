package org.chaosjunit.aws;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.chaosjunit.spi.AnnotationReader;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Holds the directions of {@code docs/how-it-works.md} in this module. */
// All classes are read once, and forgotten afterwards.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTests {
    private static final String ROOT = "org.chaosjunit.aws";
    private static final String SETTING = ROOT + ".setting";

    private final JavaClasses all = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void nothingKnowsTheEngineOrTheCommandLine() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.chaosjunit.engine..", "org.chaosjunit.cli..", "org.junit..")
                .check(all);
    }

    @Test
    void ofTheCoreOnlyWhatExtendersImplementIsKnown() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.chaosjunit..")
                        .and(not(resideInAnyPackage(
                                "org.chaosjunit",
                                "org.chaosjunit.aws..",
                                "org.chaosjunit.fault",
                                "org.chaosjunit.result",
                                "org.chaosjunit.sampling",
                                "org.chaosjunit.spi"))))
                .check(all);
    }

    @Test
    void theRootAndSettingsKnowNoService() {
        noClasses()
                .that(resideInAnyPackage(ROOT, SETTING))
                .should()
                .dependOnClassesThat(resideInAnyPackage(ROOT + "..").and(not(resideInAnyPackage(ROOT, SETTING))))
                .check(all);
    }

    @Test
    void theRoomsOfServicesDoNotKnowOneAnother() {
        slices().matching(ROOT + ".(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(resideInAnyPackage(ROOT + ".."), resideInAnyPackage(SETTING))
                .check(all);
    }

    @Test
    void readersArePrivateToTheRoomOfTheirAnnotation() {
        classes()
                .that()
                .areAssignableTo(AnnotationReader.class)
                .should()
                .bePackagePrivate()
                .allowEmptyShould(true)
                .check(all);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(NullMarked.class)
                .check(all);
        assertThat(all.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> !all.contain(name + ".package-info"))
                        .distinct())
                .isEmpty();
    }

    @Test
    void nothingPrints() {
        // What a Lambda function prints is its log.
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".handler.Console")
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .check(all);
    }
}
