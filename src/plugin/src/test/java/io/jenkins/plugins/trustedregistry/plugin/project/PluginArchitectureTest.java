// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.project;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.verb.POST;

/** The rules of the plugin's own house. */
class PluginArchitectureTest {
    private static final String ROOT = "io.jenkins.plugins.trustedregistry.plugin";
    private static final JavaClasses PLUGIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void oneDoorToJenkins() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.controller\\.RunningJenkins")
                .should()
                .callMethod(Jenkins.class, "get")
                .orShould()
                .callMethod(Jenkins.class, "getAuthentication2")
                .check(PLUGIN);
    }

    @Test
    void noRoomNeedsARoomThatNeedsIt() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(PLUGIN);
    }

    @Test
    void configurationAsCodeIsOnlyTouchedWhereItMayBeMissing() {
        classes()
                .that()
                .resideOutsideOfPackage(ROOT + ".casc")
                .should()
                .onlyDependOnClassesThat(
                        resideInAPackage("io.jenkins.plugins.casc..").negate())
                .check(PLUGIN);
    }

    /** Every web method with its verb: a new one is a reviewed line. Each checks its permission first. */
    @Test
    void webMethodsAreThese() {
        List<String> methods = PLUGIN.stream()
                .flatMap(PluginArchitectureTest::webMethods)
                .sorted()
                .toList();

        assertThat(methods)
                .containsExactlyInAnyOrder(
                        "any RegistryRootAction.doDynamic",
                        "POST BundleCredentials.DescriptorImpl.doCheckZip",
                        "POST RegistryProblem.doTryAgain",
                        "POST RegistryStepDescriptor.doFillCredentialsIdItems",
                        "POST TrustedRegistryConfiguration.doCheckPort",
                        "POST TrustedRegistryConfiguration.doCheckPublicAddress");
    }

    private static Stream<String> webMethods(JavaClass type) {
        return type.getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> method.getName().matches("do[A-Z].*"))
                .map(method -> verb(method) + " " + shortName(type) + "." + method.getName());
    }

    private static String shortName(JavaClass type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }

    private static String verb(JavaMethod method) {
        return method.isAnnotatedWith(POST.class) ? "POST" : "any";
    }
}
