// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.hpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What must be in the finished plugin, and what must not. */
class HpiContentTest {
    private static final String OURS = "io.jenkins.plugins.trustedregistry.plugin.";
    private static final String INDEXES = "META-INF/services/annotations/";

    /** Of Jenkins itself, or of a plugin this one depends on: a second copy breaks what is passed between them. */
    private static final Set<String> OTHERS_GIVE = Set.of(
            "slf4j-api",
            "jackson-annotations",
            "jackson-core",
            "jackson-databind",
            "jackson-dataformat-yaml",
            "jackson-datatype-jdk8",
            "snakeyaml",
            "bcprov-jdk18on",
            "bcpkix-jdk18on",
            "bcutil-jdk18on",
            "jakarta.servlet-api",
            "spring-security-core",
            "spring-core",
            "localizer",
            "sezpoz",
            "guava",
            "commons-io",
            "commons-codec",
            "commons-lang3",
            "jna",
            "trusted-registry-jenkins-api");

    @Test
    void manifestSaysWhatJenkinsMustKnow() {
        Attributes manifest = Hpi.manifest();

        assertThat(manifest.getValue("Short-Name")).isEqualTo("trusted-registry");
        assertThat(manifest.getValue("Extension-Name")).isEqualTo("trusted-registry");
        assertThat(manifest.getValue("Long-Name")).isEqualTo("Trusted Registry");
        assertThat(manifest.getValue("Group-Id")).isEqualTo("io.jenkins.plugins");
        assertThat(manifest.getValue("Artifact-Id")).isEqualTo("trusted-registry");
        assertThat(manifest.getValue("Plugin-Version")).isEqualTo(System.getProperty("project.version"));
        assertThat(manifest.getValue("Jenkins-Version")).matches("2\\.528\\.\\d");
        assertThat(manifest.getValue("Hudson-Version")).isEqualTo(manifest.getValue("Jenkins-Version"));
        assertThat(manifest.getValue("Minimum-Java-Version")).isEqualTo("17");
        assertThat(manifest.getValue("Specification-Title")).isNotBlank();
    }

    @Test
    void jenkinsReadsBackWhatItPersistedOfOurClasses() {
        // Jenkins trusts the classes of a jar whose own manifest says that it is a plugin's.
        assertThat(Hpi.ownText("META-INF/MANIFEST.MF")).contains("Short-Name: trusted-registry", "Plugin-Version: ");
    }

    @Test
    void manifestNamesThePluginsThatLendLibraries() {
        List<String> dependencies =
                Arrays.asList(Hpi.manifest().getValue("Plugin-Dependencies").split(","));

        assertThat(dependencies).anySatisfy(each -> assertThat(each).startsWith("jackson2-api:"));
        assertThat(dependencies).anySatisfy(each -> assertThat(each).startsWith("bouncycastle-api:"));
        assertThat(dependencies).anySatisfy(each -> assertThat(each).startsWith("snakeyaml-api:"));
        assertThat(dependencies).anySatisfy(each -> assertThat(each).startsWith("workflow-step-api:"));
        assertThat(dependencies)
                .anySatisfy(each -> assertThat(each).startsWith("scm-api:").endsWith(";resolution:=optional"));
        assertThat(dependencies)
                .anySatisfy(each ->
                        assertThat(each).startsWith("configuration-as-code:").endsWith(";resolution:=optional"));
    }

    @Test
    void jenkinsFindsTheExtensions() {
        assertThat(Hpi.own()).containsKey("META-INF/annotations/hudson.Extension");
        assertThat(Hpi.ownText("META-INF/annotations/hudson.Extension.txt").lines())
                .contains(
                        OURS + "configuration.TrustedRegistryConfiguration",
                        OURS + "credentials.BuildCredentials$DescriptorImpl",
                        OURS + "credentials.BuildCredentialsProvider",
                        OURS + "credentials.BundleCredentials$DescriptorImpl",
                        OURS + "credentials.DockerServerBundles{optional=true}",
                        OURS + "life.BuildEnds",
                        OURS + "life.HealthWatch",
                        OURS + "life.JobMoves",
                        OURS + "life.RegistryProblem",
                        OURS + "life.StaleLogins",
                        OURS + "masking.EveryLog",
                        OURS + "masking.PipelineLog{optional=true}",
                        OURS + "pages.RegistryManagementLink",
                        OURS + "pages.RegistryRootAction",
                        OURS + "run.RunImagesFactory",
                        OURS + "login.AgentReturns",
                        OURS + "freestyle.RegistryPushBuilder$DescriptorImpl",
                        OURS + "freestyle.RegistryWrapper$DescriptorImpl",
                        OURS + "steps.RegistryDeleteStep$DescriptorImpl",
                        OURS + "steps.RegistryPromoteStep$DescriptorImpl",
                        OURS + "steps.RegistryPullStep$DescriptorImpl",
                        OURS + "steps.RegistryPushStep$DescriptorImpl",
                        OURS + "steps.RegistryTagStep$DescriptorImpl",
                        OURS + "steps.WithRegistryStep$DescriptorImpl",
                        OURS + "trigger.RegistryImageTrigger$DescriptorImpl",
                        OURS + "verdict.RegistryGateStep$DescriptorImpl",
                        OURS + "verdict.RegistryScanStep$DescriptorImpl",
                        OURS + "verdict.VerdictTrendFactory");
    }

    @Test
    void jenkinsFindsInitializersTerminatorsAndSymbols() {
        assertThat(Hpi.ownText(INDEXES + "hudson.init.Initializer").lines())
                .containsExactly(
                        OURS + "casc.CascSupport", OURS + "life.RegistryLife", OURS + "permission.RegistryPermissions");
        assertThat(Hpi.ownText(INDEXES + "hudson.init.Terminator").lines()).containsExactly(OURS + "life.RegistryLife");
        assertThat(Hpi.ownText(INDEXES + "org.jenkinsci.Symbol").lines())
                .contains(OURS + "configuration.TrustedRegistryConfiguration");
    }

    @Test
    void hasTheEngineAndItsDatabaseMigrations() {
        Map<String, byte[]> libraries = Hpi.libraries();

        assertThat(libraries)
                .containsKeys(
                        "trusted-registry",
                        "trusted-registry-engine",
                        "jetty-server",
                        "jetty-http2-server",
                        "sqlite-jdbc");
        assertThat(Hpi.entries(libraries.get("trusted-registry-engine"))).containsKey("db/migration/V1__catalog.sql");
    }

    @Test
    void bringsNothingThatJenkinsOrAnApiPluginGives() {
        assertThat(Hpi.libraries().keySet()).doesNotContainAnyElementsOf(OTHERS_GIVE);
    }

    @Test
    void hasNoSignatureOfJenkins() {
        Set<String> foreign = Hpi.libraries().values().stream()
                .flatMap(jar -> Hpi.entries(jar).keySet().stream())
                .filter(name -> name.startsWith("hudson/")
                        || name.startsWith("jenkins/")
                        || name.startsWith("org/kohsuke/")
                        || name.startsWith("io/jenkins/plugins/casc/"))
                .collect(Collectors.toSet());

        assertThat(foreign).isEmpty();
    }

    @Test
    void hasItsPagesAndTheTextsOfItsMessages() {
        String folder = "io/jenkins/plugins/trustedregistry/plugin/";

        assertThat(Hpi.own())
                .containsKeys(
                        "index.jelly",
                        folder + "pages/RegistryRootAction/index.jelly",
                        folder + "configuration/TrustedRegistryConfiguration/config.jelly",
                        folder + "life/RegistryProblem/message.jelly",
                        folder + "credentials/BundleCredentials/credentials.jelly",
                        folder + "credentials/BundleCredentials/upload.js",
                        folder + "run/RunImages/summary.jelly",
                        folder + "pages/Messages.class");
        assertThat(Hpi.entries()).as("they are in the engine's jar").noneMatch(entry -> entry.startsWith("pages/"));
    }

    @Test
    void isNoLargerThanItMustBe() throws IOException {
        // SQLite brings native libraries for every system; everything else together is smaller than that.
        assertThat(Hpi.size()).isBetween(5_000_000L, 40_000_000L);
    }
}
