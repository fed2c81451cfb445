// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.project;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import hudson.FilePath;
import hudson.security.Permission;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import jenkins.MasterToSlaveFileCallable;
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

    /** An agent can ask the controller for nothing: what goes over the wire is made there and sent to the agent. */
    @Test
    void onlyTheControllerSendsWork() {
        classes()
                .that()
                .areAssignableTo(FilePath.FileCallable.class)
                .should()
                .beAssignableTo(MasterToSlaveFileCallable.class)
                .check(PLUGIN);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("jenkins\\.(SlaveToMaster.*|.*\\.SlaveToMaster.*)|hudson\\.remoting\\.Callable")
                .check(PLUGIN);
    }

    /**
     * Every web method with its verb and the permissions that its code asks for: a new one is a reviewed line. The one that takes
     * every call hands on who calls and what Jenkins lets them do; the engine checks rights.
     */
    @Test
    void webMethodsAreThese() {
        List<String> methods = PLUGIN.stream()
                .flatMap(PluginArchitectureTest::webMethods)
                .sorted()
                .toList();

        assertThat(methods)
                .containsExactlyInAnyOrder(
                        "any RegistryRootAction.doDynamic: [RegistryPermissions.ADMINISTER,"
                                + " RegistryPermissions.CREATE_ORGANIZATION]",
                        "POST BundleCredentials.DescriptorImpl.doCheckZip: [Jenkins.READ]",
                        "POST RegistryImageTrigger.DescriptorImpl.doCheckImage: [Item.CONFIGURE]",
                        "POST RegistryImageTrigger.DescriptorImpl.doCheckOn: [Item.CONFIGURE]",
                        "POST RegistryProblem.doTryAgain: [RegistryPermissions.ADMINISTER]",
                        "POST RegistryPromoteStep.DescriptorImpl.doCheckTo: [Item.EXTENDED_READ]",
                        "POST RegistryStepDescriptor.doCheckImage: [Item.EXTENDED_READ]",
                        "POST RegistryStepDescriptor.doCheckUrl: [Item.EXTENDED_READ]",
                        "POST RegistryStepDescriptor.doFillCredentialsIdItems: [CredentialsProvider.USE_ITEM,"
                                + " Item.EXTENDED_READ, Jenkins.ADMINISTER]",
                        "POST TrustedRegistryConfiguration.doCheckPort: [RegistryPermissions.ADMINISTER]",
                        "POST TrustedRegistryConfiguration.doCheckPublicAddress: [RegistryPermissions.ADMINISTER]");
    }

    private static Stream<String> webMethods(JavaClass type) {
        return type.getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> method.getName().matches("do[A-Z].*"))
                .map(method -> verb(method) + " " + shortName(type) + "." + method.getName() + ": "
                        + permissions(method, new HashSet<>()));
    }

    /** Those that the method's code names, and that of the plugin's methods it calls. */
    private static Set<String> permissions(JavaCodeUnit code, Set<JavaCodeUnit> seen) {
        Set<String> found = new TreeSet<>();
        if (!seen.add(code)) {
            return found;
        }
        code.getFieldAccesses().stream()
                .filter(access -> access.getTarget().getRawType().isEquivalentTo(Permission.class))
                .map(access -> access.getTargetOwner().getSimpleName() + "."
                        + access.getTarget().getName())
                .forEach(found::add);
        code.getMethodCallsFromSelf().stream()
                .filter(call -> call.getTargetOwner().getPackageName().startsWith(ROOT))
                .flatMap(call -> call.getTarget().resolveMember().stream())
                .forEach(called -> found.addAll(permissions(called, seen)));
        return found;
    }

    private static String shortName(JavaClass type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }

    private static String verb(JavaMethod method) {
        return method.isAnnotatedWith(POST.class) ? "POST" : "any";
    }
}
