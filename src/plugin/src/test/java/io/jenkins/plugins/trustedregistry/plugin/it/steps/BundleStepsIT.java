// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Dockerd;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.EngineCertificates;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.JenkinsSession;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Jobs;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RealJenkins;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A client bundle in a block: a remote docker engine that trusts the registry's authority, over TLS. Needs the Pipeline plugins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BundleStepsIT {
    private static final String UPLOAD = """
            import com.cloudbees.plugins.credentials.*
            import io.jenkins.plugins.trustedregistry.plugin.credentials.BundleCredentials
            def zip = SecretBytes.fromRawBytes(new File('%s').bytes)
            SystemCredentialsProvider.instance.credentials.add(
                new BundleCredentials(CredentialsScope.GLOBAL, 'nigel-bundle', 'of Nigel', null, zip))
            SystemCredentialsProvider.instance.save()
            print 'uploaded'
            """;

    private Path folder;
    private RealJenkins jenkins;
    private JenkinsSession nigel;
    private int engine;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        engine = RealJenkins.freePort();
        jenkins = RealJenkins.in(folder.resolve("home"));
        Assumptions.assumeTrue(
                jenkins.has("workflow-job") && jenkins.has("workflow-cps"), "needs the Pipeline plugins");
        String registry = Casc.registry(RealJenkins.freePort())
                + "    bundles:\n      dockerHost: tcp://127.0.0.1:%d\n".formatted(engine);
        jenkins.configuredBy(Casc.SECURITY, registry).start();
        nigel = jenkins.as(Casc.USER, Casc.PASSWORD);
    }

    @AfterAll
    void stop() throws Exception {
        if (jenkins != null) {
            jenkins.close();
        }
    }

    @Test
    void aBlockWithABundleWorksWithItsEngineAndAsItsOwner() throws Exception {
        String[] tls = EngineCertificates.make(nigel, folder, engine);
        try (Dockerd docker = Dockerd.start(folder.resolve("docker"), tls)) {
            Path tar = folder.resolve("one.tar");
            Files.writeString(folder.resolve("hello.txt"), "hello");
            new ProcessBuilder("tar", "-cf", tar.toString(), "-C", folder.toString(), "hello.txt")
                    .start()
                    .waitFor();
            docker.image("app:latest", tar);
            Path zip = Files.write(
                    folder.resolve("bundle.zip"), nigel.file("trusted-registry/api/v1/bundles", "{\"name\": \"ci\"}"));
            String script = URLEncoder.encode(UPLOAD.formatted(zip), StandardCharsets.UTF_8);
            assertThat(nigel.form("scriptText", "script=" + script).body()).contains("uploaded");
            Jobs jobs = new Jobs(nigel);
            jobs.pipeline("bundle", """
                    node {
                      withRegistry(credentialsId: 'nigel-bundle') {
                        def pushed = registryPush image: 'technology/test:bundle', source: 'app:latest'
                        echo "pushed ${pushed.digest}"
                        sh 'echo "$DOCKER_HOST $DOCKER_TLS_VERIFY"; stat -c %%a "$DOCKER_CERT_PATH" "$DOCKER_CERT_PATH/key.pem"'
                      }
                    }
                    """.formatted());

            String log = jobs.run("bundle");

            assertThat(log).endsWith("Finished: SUCCESS\n").containsPattern("pushed sha256:[0-9a-f]{64}");
            assertThat(log)
                    .contains("as nigelpoulton.", "tcp://127.0.0.1:" + engine + " 1", "700", "600")
                    .doesNotContain("PRIVATE KEY");
            assertThat(nigel.json("trusted-registry/api/v1/repositories/technology/test/-/tags/bundle")
                            .get("pushedBy")
                            .asText())
                    .isEqualTo("nigelpoulton");
        }
    }
}
