// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.Configuration.consideringOnlyDependenciesInDiagram;
import static com.tngtech.archunit.library.plantuml.rules.PlantUmlArchCondition.adhereToPlantUmlDiagram;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The picture in docs/architecture.puml is the rule. */
class ArchitectureTest {
    private static final Path PICTURE = Path.of("../../docs/architecture.puml");

    private final JavaClasses engine = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackagesOf(ArchitectureTest.class);

    @Test
    void followsThePicture() {
        classes()
                .should(adhereToPlantUmlDiagram(PICTURE, consideringOnlyDependenciesInDiagram()))
                .check(engine);
    }

    @Test
    void hasNoCyclesBetweenPackages() {
        slices().matching("io.jenkins.plugins.trustedregistry.engine.(**)")
                .should()
                .beFreeOfCycles()
                .check(engine);
    }

    @Test
    void knowsNothingOfJenkinsStaplerOrServlets() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("hudson..", "jenkins..", "org.kohsuke..", "jakarta.servlet..", "javax.servlet..")
                .check(engine);
    }

    @Test
    void keepsJettyOutOfEverythingButTheListenerAndCallsOutside() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..engine.http..", "..engine.outbound..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jetty..")
                .check(engine);
    }
}
