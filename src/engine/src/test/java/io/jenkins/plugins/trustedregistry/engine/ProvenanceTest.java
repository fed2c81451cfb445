// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingId;
import io.jenkins.plugins.trustedregistry.engine.credentials.FakeBuilds;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildLogin;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuild.Trust;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the registry says of images that builds push, over real HTTP, checked with Java's own means. */
class ProvenanceTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String OCI = "application/vnd.oci.image.manifest.v1+json";
    private static final String SETTINGS = """
            unclassified:
              trustedRegistry:
                listener: {address: 127.0.0.1, port: 0, plainHttp: true}
                provenance: {attach: %s}
                organizations:
                  - name: technology
                    owners: [user:alice]
                    teams:
                      - {name: builds, members: ["job:release", "job:other"]}
                    repositories:
                      - {name: test, grants: [{team: builds, right: read-write}]}
                      - {name: app, grants: [{team: builds, right: read-write}]}
            """;

    @TempDir
    private Path folder;

    private final FakeBuilds builds = new FakeBuilds();
    private final HttpClient http = HttpClient.newHttpClient();
    private TestHost host;
    private String build;

    @BeforeEach
    void open() throws Exception {
        open(true);
    }

    private void open(boolean attach) throws Exception {
        host = TestHost.open(
                folder,
                SettingsFile.read("test", SETTINGS.formatted(attach), UnaryOperator.identity()),
                builds,
                ReleaseFacts::of);
        build = basic(host.registry().builds().begin(builds.run("b1", "release", 17, Trust.TRUSTED)));
    }

    @AfterEach
    void close() throws Exception {
        host.close();
    }

    @Test
    void anImageThatABuildPushesComesWithASignedStatement() throws Exception {
        String digest = push(build, "technology/test", "v1", "one");

        JsonNode statement = statement("technology/test", digest, 0);

        assertThat(statement.path("_type").asText()).isEqualTo("https://in-toto.io/Statement/v1");
        assertThat(statement.path("predicateType").asText()).isEqualTo("https://slsa.dev/provenance/v1");
        assertThat(statement.at("/subject/0/digest/sha256").asText()).isEqualTo(digest.substring(7));
        JsonNode definition = statement.at("/predicate/buildDefinition");
        assertThat(definition.at("/externalParameters/parameters/TARGET").asText())
                .isEqualTo("production");
        assertThat(definition.at("/resolvedDependencies/0/digest/gitCommit").asText())
                .isEqualTo("c0ffee");
        assertThat(definition.at("/internalParameters/agents/0").asText()).isEqualTo("linux-1");
        assertThat(statement.at("/predicate/runDetails/metadata/invocationId").asText())
                .isEqualTo("https://ci.example.com/job/release/17/");
    }

    @Test
    void theStatementIsAReferrerOfTheImage() throws Exception {
        String digest = push(build, "technology/test", "v1", "one");

        HttpResponse<String> referrers = send(build, "GET", "/v2/technology/test/referrers/" + digest, "");

        assertThat(referrers.body()).contains("application/vnd.dsse.envelope.v1+json");
    }

    @Test
    void pushingTwiceInABuildSaysItOnce() throws Exception {
        String digest = push(build, "technology/test", "v1", "one");
        push(build, "technology/test", "v2", "one");

        assertThat(attestation("technology/test", digest).path("layers")).hasSize(1);
    }

    @Test
    void whoCopiesAnImageTakesItsStatementAlongAndMakesNone() throws Exception {
        String digest = push(build, "technology/test", "v1", "one");
        String other = basic(host.registry().builds().begin(builds.run("b2", "other", 3, Trust.TRUSTED)));

        push(other, "technology/app", "v1", "one");

        assertThat(attestation("technology/app", digest)).isEqualTo(attestation("technology/test", digest));
        assertThat(statement("technology/app", digest, 0).at("/subject/0/name").asText())
                .isEqualTo("technology/test");
    }

    @Test
    void whatSomebodyElsePushedBeforeIsNotSaidToComeFromABuild() throws Exception {
        String digest = push(TestHost.basic("alice", "alice-password"), "technology/test", "v1", "one");

        push(build, "technology/test", "v1", "one");
        push(build, "technology/app", "v1", "one");

        assertThat(status("technology/test", digest)).isEqualTo(404);
        assertThat(status("technology/app", digest)).isEqualTo(404);
    }

    @Test
    void insideAStagingAreaTheStatementAppearsWithTheImage() throws Exception {
        StagingId area = host.registry().stagings().begin(new BuildId("b1"));
        String staged = basic(host.registry().stagings().login(new BuildId("b1"), area));
        String digest = push(staged, "technology/test", "v1", "one");
        assertThat(status("technology/test", digest)).isEqualTo(404);

        host.registry().stagings().publish(new BuildId("b1"), area);

        assertThat(attestation("technology/test", digest).path("layers")).hasSize(1);
    }

    @Test
    void theKeyIsThereForEverybodyAndStaysTheSame() throws Exception {
        String key = host.sendWith("", "GET", "/api/v1/provenance-key", "").body();
        host.close();
        open(true);

        assertThat(host.sendWith("", "GET", "/api/v1/provenance-key", "").body())
                .isEqualTo(key)
                .startsWith("-----BEGIN PUBLIC KEY-----");
    }

    @Test
    void itCanBeSwitchedOff() throws Exception {
        host.close();
        open(false);

        String digest = push(build, "technology/test", "v1", "one");

        assertThat(status("technology/test", digest)).isEqualTo(404);
    }

    private int status(String repository, String digest) throws Exception {
        return send(build, "GET", attestationPath(repository, digest), "").statusCode();
    }

    private static String attestationPath(String repository, String digest) {
        return "/v2/" + repository + "/manifests/" + digest.replace(':', '-') + ".att";
    }

    private JsonNode attestation(String repository, String digest) throws Exception {
        return JSON.readTree(
                send(build, "GET", attestationPath(repository, digest), "").body());
    }

    /** The statement in one of the envelopes, after its signature was checked. */
    private JsonNode statement(String repository, String digest, int layer) throws Exception {
        String blob = attestation(repository, digest)
                .at("/layers/" + layer + "/digest")
                .asText();
        JsonNode envelope = JSON.readTree(
                send(build, "GET", "/v2/" + repository + "/blobs/" + blob, "").body());
        byte[] payload = Base64.getDecoder().decode(envelope.path("payload").asText());
        String type = envelope.path("payloadType").asText();
        assertThat(type).isEqualTo("application/vnd.in-toto+json");
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes(
                ("DSSEv1 " + type.length() + " " + type + " " + payload.length + " ").getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(payload);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initVerify(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key())));
        signature.update(signed.toByteArray());
        assertThat(signature.verify(Base64.getDecoder()
                        .decode(envelope.at("/signatures/0/sig").asText())))
                .isTrue();
        return JSON.readTree(payload);
    }

    private byte[] key() throws Exception {
        String pem = host.sendWith("", "GET", "/api/v1/provenance-key", "").body();
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }

    private String push(String as, String repository, String tag, String layer) throws Exception {
        for (String blob : new String[] {"{}", layer}) {
            host.sendWith(as, "POST", "/v2/" + repository + "/blobs/uploads/?digest=" + digest(blob), blob);
        }
        String manifest = """
                {"schemaVersion": 2, "mediaType": "%s",
                 "config": {"mediaType": "application/vnd.oci.image.config.v1+json", "digest": "%s", "size": 2},
                 "layers": [{"mediaType": "application/vnd.oci.image.layer.v1.tar", "digest": "%s", "size": %d}]}""".formatted(OCI, digest("{}"), digest(layer), layer.length());
        HttpResponse<String> answer = send(as, "PUT", "/v2/" + repository + "/manifests/" + tag, manifest);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return digest(manifest);
    }

    private HttpResponse<String> send(String as, String method, String path, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(host.url() + path))
                        .header("Authorization", as)
                        .header("Content-Type", OCI)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String basic(BuildLogin login) {
        return TestHost.basic(login.user(), login.secret().text());
    }

    private static String digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
