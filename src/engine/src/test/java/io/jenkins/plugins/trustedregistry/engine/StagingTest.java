// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingId;
import io.jenkins.plugins.trustedregistry.engine.credentials.FakeBuilds;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildLogin;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuild.Trust;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build publishes several tags at once, or none, over real HTTP. */
class StagingTest {
    private static final String OCI = "application/vnd.oci.image.manifest.v1+json";
    private static final String SETTINGS = """
            unclassified:
              trustedRegistry:
                listener: {address: 127.0.0.1, port: 0, plainHttp: true}
                organizations:
                  - name: technology
                    owners: [user:alice]
                    teams:
                      - {name: builds, members: ["job:release", "job:other"]}
                    repositories:
                      - {name: test, grants: [{team: builds, right: read-write}]}
                      - {name: app, grants: [{team: builds, right: read-write}], immutableTags: ["v*"]}
            """;

    @TempDir
    private Path folder;

    private final FakeBuilds builds = new FakeBuilds();
    private final HttpClient http = HttpClient.newHttpClient();
    private TestHost host;
    private BuildId build;
    private StagingId area;
    private BuildLogin inside;
    private BuildLogin outside;

    @BeforeEach
    void open() throws Exception {
        host = TestHost.open(folder, SettingsFile.read("test", SETTINGS, UnaryOperator.identity()), builds);
        build = builds.run("b1", "release", 17, Trust.TRUSTED);
        area = host.registry().stagings().begin(build);
        inside = host.registry().stagings().login(build, area);
        outside = host.registry().builds().begin(builds.run("b2", "other", 1, Trust.TRUSTED));
    }

    @AfterEach
    void close() throws Exception {
        host.close();
    }

    @Test
    void onlyTheBuildItselfSeesWhatItHasStaged() throws Exception {
        String digest = push(inside, "technology/test", "v1", "one");

        assertThat(pull(inside, "technology/test", "v1")).isEqualTo(digest);
        assertThat(pull(outside, "technology/test", "v1")).isEqualTo("404");
    }

    @Test
    void publishingShowsAllTagsAtOnceAndTheirHistoryNamesTheRun() throws Exception {
        String one = push(inside, "technology/test", "v1", "one");
        push(inside, "technology/app", "v1", "never seen");
        String two = push(inside, "technology/app", "v1", "two");

        assertThat(host.registry().stagings().publish(build, area)).hasSize(2);

        assertThat(pull(outside, "technology/test", "v1")).isEqualTo(one);
        assertThat(pull(outside, "technology/app", "v1")).isEqualTo(two);
        assertThat(tag("technology/app", "v1")).contains("\"pushedBy\":\"job:release#17\"");
        assertThat(history("technology/app", "v1"))
                .contains("job:release#17", two)
                .containsOnlyOnce("\"how\"");
    }

    @Test
    void whatIsGivenUpIsNeverSeen() throws Exception {
        push(inside, "technology/test", "v1", "one");

        host.registry().stagings().discard(area);

        assertThat(pull(outside, "technology/test", "v1")).isEqualTo("404");
        assertThatThrownBy(() -> host.registry().stagings().publish(build, area))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("no staging area");
    }

    @Test
    void aTagThatIsThereStaysWhereItIsUntilThen() throws Exception {
        String before = push(outside, "technology/test", "latest", "before");
        String after = push(inside, "technology/test", "latest", "after");
        assertThat(pull(outside, "technology/test", "latest")).isEqualTo(before);

        host.registry().stagings().publish(build, area);

        assertThat(pull(outside, "technology/test", "latest")).isEqualTo(after);
    }

    @Test
    void whenOneTagCanNotBePublishedNoneIs() throws Exception {
        push(outside, "technology/app", "v1", "released for good");
        push(inside, "technology/test", "v1", "one");
        push(inside, "technology/app", "v1", "two");

        assertThatThrownBy(() -> host.registry().stagings().publish(build, area))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("immutable");

        assertThat(pull(outside, "technology/test", "v1")).isEqualTo("404");
    }

    @Test
    void whoKnowsTheDigestOfWhatIsStagedDoesNotGetItEither() throws Exception {
        String digest = push(inside, "technology/test", "v1", "one");

        for (String method : new String[] {"GET", "HEAD", "DELETE"}) {
            assertThat(send(outside, method, "technology/test", digest, "").statusCode())
                    .as(method)
                    .isEqualTo(404);
        }
        assertThat(send(outside, "GET", "technology/test", digest, "").body()).contains("MANIFEST_UNKNOWN");
        assertThat(blob(TestHost.basic("admin", "admin-password"), "technology/test", "one"))
                .as("nobody's rights are enough")
                .isEqualTo(404);
        assertThat(blob(basic(outside), "technology/test", "one")).isEqualTo(404);
        assertThat(blob(basic(inside), "technology/test", "one")).isEqualTo(200);
        assertThat(pull(inside, "technology/test", digest)).isEqualTo(digest);

        host.registry().stagings().publish(build, area);

        assertThat(pull(outside, "technology/test", digest)).isEqualTo(digest);
        assertThat(blob(basic(outside), "technology/test", "one")).isEqualTo(200);
    }

    @Test
    void whatWasGivenUpStaysUnknownUntilSomebodyElseBringsIt() throws Exception {
        String digest = push(inside, "technology/test", "v1", "one");
        host.registry().stagings().discard(area);
        assertThat(pull(outside, "technology/test", digest)).isEqualTo("404");
        assertThat(blob(basic(outside), "technology/test", "one")).isEqualTo(404);

        assertThat(push(outside, "technology/test", "v2", "one")).isEqualTo(digest);

        assertThat(pull(outside, "technology/test", digest)).isEqualTo(digest);
        assertThat(blob(basic(outside), "technology/test", "one")).isEqualTo(200);
    }

    @Test
    void whatIsStagedCanNotBeUsedByOthersWithoutBringingItsBytes() throws Exception {
        push(inside, "technology/test", "v1", "one");

        HttpResponse<String> refused = send(outside, "PUT", "technology/test", "v1", manifest("one"));
        HttpResponse<String> mount = host.sendWith(
                basic(outside),
                "POST",
                "/v2/technology/app/blobs/uploads/?mount=" + digest("one") + "&from=technology/test",
                "");

        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body()).contains("MANIFEST_BLOB_UNKNOWN");
        assertThat(mount.statusCode()).as("an upload begins instead").isEqualTo(202);
    }

    @Test
    void whatWasKnownBeforeStaysKnown() throws Exception {
        String digest = push(outside, "technology/test", "v1", "one");

        push(inside, "technology/test", "v2", "one");

        assertThat(pull(outside, "technology/test", digest)).isEqualTo(digest);
        assertThat(blob(basic(outside), "technology/test", "one")).isEqualTo(200);
    }

    @Test
    void anotherBuildThatStagesTheSameSeesItAndPublishesIt() throws Exception {
        String digest = push(inside, "technology/test", "v1", "one");
        BuildId second = builds.run("b3", "other", 2, Trust.TRUSTED);
        StagingId other = host.registry().stagings().begin(second);
        BuildLogin theirs = host.registry().stagings().login(second, other);
        assertThat(pull(theirs, "technology/test", digest)).isEqualTo("404");

        push(theirs, "technology/test", "v2", "one");
        assertThat(pull(theirs, "technology/test", digest)).isEqualTo(digest);
        assertThat(pull(outside, "technology/test", digest)).isEqualTo("404");
        host.registry().stagings().publish(second, other);

        assertThat(pull(outside, "technology/test", digest)).isEqualTo(digest);
    }

    @Test
    void referrersThatAreStagedAreNotListed() throws Exception {
        String digest = push(outside, "technology/test", "v1", "one");
        String signature = manifest("one")
                .replace(
                        "\"layers\"",
                        "\"subject\": {\"mediaType\": \"" + OCI + "\", \"digest\": \"" + digest + "\", \"size\": "
                                + manifest("one").length() + "}, \"layers\"");
        assertThat(send(inside, "PUT", "technology/test", digest(signature), signature)
                        .statusCode())
                .isEqualTo(201);

        String path = "/v2/technology/test/referrers/" + digest;
        assertThat(host.sendWith(basic(outside), "GET", path, "").body()).doesNotContain(digest(signature));
        assertThat(host.sendWith(basic(inside), "GET", path, "").body()).contains(digest(signature));
    }

    @Test
    void publishingAndGivingUpAreInTheAuditLog() throws Exception {
        String digest = push(inside, "technology/test", "v1", "one");
        host.registry().stagings().publish(build, area);
        StagingId second = host.registry().stagings().begin(build);
        BuildLogin login = host.registry().stagings().login(build, second);
        push(login, "technology/app", "v2", "two");
        builds.end(build);
        host.registry().stagings().discard(second);
        host.registry().stagings().discard(second);

        String log = host.send("admin", "GET", "/api/v1/audit?actor=job:release%2317", "")
                .body();

        assertThat(log)
                .containsOnlyOnce("publish staging")
                .contains("v1@" + digest)
                .containsOnlyOnce("abandon staging");
        assertThat(log).contains(area.text(), second.text());
    }

    @Test
    void anImageThatWasDeletedMeanwhileIsSaid() throws Exception {
        push(inside, "technology/app", "v1", "one");
        String digest = push(outside, "technology/test", "v0", "one");
        push(inside, "technology/test", "v1", "one");
        send(outside, "DELETE", "technology/test", digest, "");

        assertThatThrownBy(() -> host.registry().stagings().publish(build, area))
                .hasMessageContaining("Tried to publish technology/test:v1");
        assertThat(pull(outside, "technology/app", "v1")).isEqualTo("404");
    }

    @Test
    void nothingIsDeletedOutOfAnArea() throws Exception {
        push(outside, "technology/test", "v1", "one");

        HttpResponse<String> refused = send(inside, "DELETE", "technology/test", "v1", "");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("behind the block");
    }

    @Test
    void anotherBuildCanNotComeIntoAnArea() {
        assertThatThrownBy(() -> host.registry().stagings().login(new BuildId("b2"), area))
                .isInstanceOf(RegistryException.class);
        assertThatThrownBy(() -> host.registry().stagings().publish(new BuildId("b2"), area))
                .isInstanceOf(RegistryException.class);
    }

    @Test
    void anAreaSurvivesARestartAndEndsWithItsBuild() throws Exception {
        String digest = push(inside, "technology/test", "v1", "one");
        host.close();
        host = TestHost.open(folder, SettingsFile.read("test", SETTINGS, UnaryOperator.identity()), builds);
        assertThat(pull(inside, "technology/test", "v1")).isEqualTo(digest);

        builds.end(build);

        assertThat(host.registry().stagings().discardStale()).isEqualTo(1);
        assertThatThrownBy(() -> host.registry().stagings().login(build, area)).isInstanceOf(RegistryException.class);
    }

    @Test
    void whoMayNotPushAnyMorePublishesNothing() throws Exception {
        push(inside, "technology/test", "v1", "one");
        builds.run("b1", "moved-away", 17, Trust.TRUSTED);

        assertThatThrownBy(() -> host.registry().stagings().publish(build, area))
                .isInstanceOf(RegistryException.class);
        assertThat(pull(outside, "technology/test", "v1")).isEqualTo("404");
    }

    private String push(BuildLogin as, String repository, String tag, String layer) throws Exception {
        for (String blob : new String[] {"{}", layer}) {
            host.sendWith(basic(as), "POST", "/v2/" + repository + "/blobs/uploads/?digest=" + digest(blob), blob);
        }
        HttpResponse<String> answer = send(as, "PUT", repository, tag, manifest(layer));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return digest(manifest(layer));
    }

    private static String manifest(String layer) {
        return """
                {"schemaVersion": 2, "mediaType": "%s",
                 "config": {"mediaType": "application/vnd.oci.image.config.v1+json", "digest": "%s", "size": 2},
                 "layers": [{"mediaType": "application/vnd.oci.image.layer.v1.tar", "digest": "%s", "size": %d}]}""".formatted(OCI, digest("{}"), digest(layer), layer.length());
    }

    private int blob(String authorization, String repository, String content) throws Exception {
        return host.sendWith(authorization, "GET", "/v2/" + repository + "/blobs/" + digest(content), "")
                .statusCode();
    }

    /** The digest of a tag, or the status where there is none. */
    private String pull(BuildLogin as, String repository, String tag) throws Exception {
        HttpResponse<String> answer = send(as, "GET", repository, tag, "");
        return answer.headers().firstValue("Docker-Content-Digest").orElse(String.valueOf(answer.statusCode()));
    }

    private HttpResponse<String> send(BuildLogin as, String method, String repository, String reference, String body)
            throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(host.url() + "/v2/" + repository + "/manifests/" + reference))
                        .header("Authorization", basic(as))
                        .header("Content-Type", OCI)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String tag(String repository, String tag) throws Exception {
        return JsonMapper.builder()
                .build()
                .readTree(host.sendWith(
                                basic(outside), "GET", "/api/v1/repositories/" + repository + "/-/tags/" + tag, "")
                        .body())
                .toString();
    }

    private String history(String repository, String tag) throws Exception {
        return host.sendWith(
                        basic(outside), "GET", "/api/v1/repositories/" + repository + "/-/tags/" + tag + "/history", "")
                .body();
    }

    private static String basic(BuildLogin login) {
        return TestHost.basic(login.user(), login.secret().text());
    }

    private static String digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
