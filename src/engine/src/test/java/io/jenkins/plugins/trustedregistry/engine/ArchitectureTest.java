// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses engine = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackagesOf(ArchitectureTest.class);

    @Test
    void knowsNothingOfJenkinsStaplerOrServlets() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("hudson..", "jenkins..", "org.kohsuke..", "jakarta.servlet..", "javax.servlet..")
                .allowEmptyShould(true)
                .check(engine);
    }
}
