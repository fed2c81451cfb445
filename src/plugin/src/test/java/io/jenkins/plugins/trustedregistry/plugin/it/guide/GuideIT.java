// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Dockerd;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.EngineCertificates;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.JenkinsSession;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Layouts;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.OtherRegistry;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Pipelines;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RealJenkins;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Shell;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs what docs/jenkins.md shows, in order: pipelines as jobs of a folder that is in the teams, YAML through Configuration as Code,
 * commands in a shell. Only addresses and the like are exchanged for those of this machine. There is a docker engine that wants
 * client certificates, as bundles have them, and a registry of somebody else's.
 */
class GuideIT {
    static final List<String> LANGUAGES = List.of("sh", "groovy", "yaml");

    private static final Path GUIDE = Path.of("../../docs/jenkins.md");
    private static final String API = "trusted-registry/api/v1/";
    private static final Pattern TOKEN = Pattern.compile("\"tokenValue\":\"([^\"]+)\"");
    private static final String PRODUCTION = """
                  - name: production
                    teams:
                      - name: releasers
                        members:
                          - job:guide
                    repositories:
                      - name: test
                        visibility: public
                        grants:
                          - team: releasers
                            right: read-write
                bundles:
                  dockerHost: tcp://127.0.0.1:%d
                gates:
                  policies:
                    - name: no-criticals
                      mode: warn
                      rules:
                        - rule: findings
                          severity: critical
            """;
    private static final String FOLDER = """
            import com.cloudbees.hudson.plugins.folder.Folder
            import com.cloudbees.hudson.plugins.folder.properties.FolderCredentialsProvider.FolderCredentialsProperty
            import com.cloudbees.plugins.credentials.*
            import com.cloudbees.plugins.credentials.domains.*
            import com.cloudbees.plugins.credentials.impl.*
            def folder = jenkins.model.Jenkins.get().createProject(Folder, 'guide')
            def robot = new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, 'harbor-robot', '', 'robot', 'hush hush')
            folder.addProperty(new FolderCredentialsProperty([new DomainCredentials(Domain.global(), [robot])] as DomainCredentials[]))
            println 'made'
            """;

    @TempDir
    private Path folder;

    private final Map<String, String> exchanged = new LinkedHashMap<>();
    private RealJenkins jenkins;
    private JenkinsSession nigel;
    private Pipelines pipelines;
    private OtherRegistry other;
    private Dockerd docker;

    @BeforeEach
    void start() throws Exception {
        int port = RealJenkins.freePort();
        int engine = RealJenkins.freePort();
        jenkins = RealJenkins.in(folder.resolve("home"));
        Assumptions.assumeTrue(
                jenkins.has("docker-workflow") && jenkins.has("configuration-as-code"), "needs docker-workflow");
        other = OtherRegistry.start(folder.resolve("other"));
        String registry =
                Casc.registry(port).replace("- user:nigelpoulton", "- user:nigelpoulton\n              - job:guide")
                        + PRODUCTION.formatted(engine);
        Path authority = folder.resolve("home/trusted-registry/ca.pem");
        jenkins.with("DOCKER_HOST", "unix://" + folder.resolve("docker/docker.sock"))
                .with("SSL_CERT_FILE", authority.toString())
                .configuredBy(Casc.SECURITY, registry)
                .start();
        nigel = jenkins.as(Casc.USER, Casc.PASSWORD);
        pipelines = new Pipelines(jenkins, nigel);
        assertThat(pipelines.groovy(FOLDER)).contains("made");
        docker = Dockerd.start(folder.resolve("docker"), EngineCertificates.make(nigel, folder, engine));
        Path bundle = Files.write(folder.resolve("bundle.zip"), nigel.file(API + "bundles", "{\"name\": \"ci\"}"));
        exchanged.put("docker login ", "docker login --username nigelpoulton --password '" + Casc.PASSWORD + "' ");
        exchanged.put("ci.example.com:5000", "localhost:" + port);
        exchanged.put("https://ci.example.com/", jenkins.url().toString());
        exchanged.put("https://harbor.example.com", other.url());
        exchanged.put("engine.example.com:2376", "127.0.0.1:" + engine);
        exchanged.put("/run/secrets/bundle.zip", bundle.toString());
        exchanged.put("https://registry.example.com", "https://localhost:" + port);
        exchanged.put("port: 5000", "address: 127.0.0.1\n      port: " + port);
        exchanged.put("curl ", "curl --silent --show-error --fail ");
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : new AutoCloseable[] {docker, other, jenkins}) {
            if (each != null) {
                each.close();
            }
        }
    }

    @Test
    void whatTheGuideShowsWorks() throws Exception {
        images();
        for (Guide.Block block : Guide.blocks(GUIDE)) {
            if (block.run()) {
                run(block);
            }
        }
    }

    /** What the reader has before the guide begins. */
    private void images() throws Exception {
        Path tar = folder.resolve("one.tar");
        Files.writeString(folder.resolve("hello.txt"), "hello");
        shell("tar -cf " + tar + " -C " + folder + " hello.txt");
        for (String name : List.of("alpine:latest", "app:latest", "technology/test:v2")) {
            docker.image(name, tar);
        }
        Layouts.write(folder.resolve("base"), "a base of somebody else's");
        shell("skopeo copy --dest-tls-verify=false --dest-creds 'robot:hush hush' oci:" + folder.resolve("base")
                + " docker://" + other.url().substring("http://".length()) + "/library/base:12");
    }

    private void run(Guide.Block block) throws Exception {
        String text = block.text();
        for (Map.Entry<String, String> each : exchanged.entrySet()) {
            text = text.replace(each.getKey(), each.getValue());
        }
        switch (block.language()) {
            case "groovy" -> pipeline(block, text);
            case "yaml" -> code(block, text);
            default -> shell(text.contains("sha256:...") ? text.replace("sha256:...", digestOfV2()) : text);
        }
    }

    /** The registry's own settings are read at a start: applied to a running Jenkins they would contradict those it has. */
    private void code(Guide.Block block, String text) throws Exception {
        if (text.startsWith("unclassified:")) {
            jenkins.stop();
            jenkins.configuredBy(Casc.SECURITY, text).start();
        } else {
            HttpResponse<String> answer = nigel.call("POST", "manage/configuration-as-code/apply", text);
            assertThat(answer.statusCode()).as("line %d", block.line()).isEqualTo(200);
        }
    }

    private void pipeline(Guide.Block block, String text) throws Exception {
        String job = "guide/line-" + block.line();
        boolean whole = text.contains("node {") || text.contains("pipeline {");

        String log = pipelines.run(job, whole ? text : "node {\n" + text + "}\n");

        assertThat(log).as("line %d", block.line()).endsWith("Finished: SUCCESS\n");
    }

    private String digestOfV2() throws Exception {
        return nigel.json(API + "repositories/technology/test/-/tags/v2")
                .get("digest")
                .asText();
    }

    private void shell(String script) throws Exception {
        Shell.run(
                folder,
                Map.of(
                        "DOCKER_HOST",
                        docker.host(),
                        "DOCKER_CONFIG",
                        folder.resolve("docker-config").toString(),
                        "API_TOKEN",
                        token(),
                        "AUTHORITY",
                        folder.resolve("home/trusted-registry/ca.pem").toString()),
                script);
    }

    private String token() throws Exception {
        Matcher token = TOKEN.matcher(nigel.form(
                        "user/nigelpoulton/descriptorByName/jenkins.security.ApiTokenProperty/generateNewToken",
                        "newTokenName=guide")
                .body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }
}
