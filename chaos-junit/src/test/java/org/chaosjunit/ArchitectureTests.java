package org.chaosjunit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.chaosjunit.spi.AnnotationReader;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Holds the directions of {@code docs/how-it-works.md}. */
// All classes are read once, and forgotten afterwards.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTests {
    private static final String ROOT = "org.chaosjunit";
    private static final String[] CATALOGUES = {
        ROOT + ".fault..",
        ROOT + ".steady..",
        ROOT + ".load..",
        ROOT + ".jmeter..",
        ROOT + ".jvm..",
        ROOT + ".net..",
        ROOT + ".report..",
        ROOT + ".file..",
        ROOT + ".http..",
        ROOT + ".disk..",
        ROOT + ".process..",
        ROOT + ".netem..",
        ROOT + ".micrometer..",
        ROOT + ".prometheus..",
        ROOT + ".jmx..",
        ROOT + ".probe.."
    };

    private static final String COMMAND_LINE = ROOT + ".cli..";
    private static final String LAUNCH = ROOT + ".launch..";

    private final JavaClasses all = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void resultsKnowNothingElse() {
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + ".result..")
                .should()
                .dependOnClassesThat(inProjectBut(ROOT + ".result..")));
    }

    @Test
    void theSpiKnowsOnlyResults() {
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + ".spi..")
                .should()
                .dependOnClassesThat(inProjectBut(ROOT + ".spi..", ROOT + ".result..")));
    }

    @Test
    void judgesSamplingAndTheWayBackKnowOnlyTheSpi() {
        for (String room : new String[] {ROOT + ".judge..", ROOT + ".sampling..", ROOT + ".revert.."}) {
            check(noClasses()
                    .that()
                    .resideInAPackage(room)
                    .should()
                    .dependOnClassesThat(inProjectBut(room, ROOT + ".spi..", ROOT + ".result..")));
        }
    }

    @Test
    void theGateKnowsOnlyResultsAndTheSpi() {
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + ".gate..")
                .should()
                .dependOnClassesThat(inProjectBut(ROOT + ".gate..", ROOT + ".spi..", ROOT + ".result..")));
    }

    @Test
    void theCommandLineKnowsOnlyTheWayBackAndTheGateAndNobodyKnowsIt() {
        check(noClasses()
                .that()
                .resideInAPackage(COMMAND_LINE)
                .should()
                .dependOnClassesThat(inProjectBut(
                                COMMAND_LINE,
                                ROOT + ".revert..",
                                ROOT + ".gate",
                                ROOT + ".launch..",
                                ROOT + ".spi..",
                                ROOT + ".result..")
                        .or(resideInAnyPackage("net.bytebuddy..", "org.HdrHistogram..", "org.junit.."))));
        check(noClasses()
                .that()
                .resideOutsideOfPackage(COMMAND_LINE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(COMMAND_LINE));
    }

    @Test
    void theEngineKnowsNeitherJUnitNorAnyCatalogue() {
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + ".engine..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(CATALOGUES)
                        .or(resideInAnyPackage(ROOT, "org.junit..", "org.opentest4j.."))));
    }

    @Test
    void onlyTheFrontDoorAndTheLaunchKnowJUnit() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, LAUNCH)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "org.opentest4j.."));
    }

    @Test
    void nothingDependsOnACatalogue() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT,
                        ROOT + ".engine..",
                        ROOT + ".spi..",
                        ROOT + ".result..",
                        ROOT + ".judge..",
                        ROOT + ".revert..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(CATALOGUES)));
    }

    @Test
    void aTargetKnowsFaultsOnlyThroughTheSpi() {
        check(noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".jvm..", ROOT + ".net..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".fault.."));
    }

    @Test
    void theLaunchKnowsOnlyResultsAndNobodyButTheCommandLineKnowsIt() {
        check(noClasses()
                .that()
                .resideInAPackage(LAUNCH)
                .should()
                .dependOnClassesThat(inProjectBut(LAUNCH, ROOT + ".result..")));
        check(classes()
                .that()
                .resideInAPackage(LAUNCH)
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAnyPackage(LAUNCH, COMMAND_LINE));
    }

    @Test
    void oneClassAloneOfTheCommandLineNeedsTheLaunch() {
        check(noClasses()
                .that()
                .resideInAPackage(COMMAND_LINE)
                .and()
                .doNotHaveSimpleName("LaunchedRun")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(LAUNCH));
    }

    @Test
    void nothingDependsOnARuleOrAControlOfAGate() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".gate.rule..", ROOT + ".gate.control..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".gate.rule..", ROOT + ".gate.control.."));
    }

    @Test
    void packagesFormNoCycles() {
        check(slices().matching(ROOT + ".(*)..").should().beFreeOfCycles());
    }

    @Test
    void readersAreHiddenBehindTheirAnnotations() {
        check(classes()
                .that()
                .implement(AnnotationReader.class)
                .and()
                .areNotInterfaces()
                .should()
                .notBePublic()
                .andShould()
                .haveModifier(JavaModifier.FINAL));
    }

    @Test
    void everyPackageSaysWhatMayBeNull() {
        check(classes()
                .that()
                .resideInAPackage(ROOT + "..")
                .and()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(NullMarked.class));
    }

    @Test
    void onlyTheConsolePrints() {
        check(noClasses().that().doNotHaveSimpleName("Console").should(GeneralCodingRules.ACCESS_STANDARD_STREAMS));
    }

    private static DescribedPredicate<JavaClass> inProjectBut(String... rooms) {
        return resideInAnyPackage(ROOT + "..").and(not(resideInAnyPackage(rooms)));
    }

    private void check(ArchRule rule) {
        rule.check(all);
    }
}
