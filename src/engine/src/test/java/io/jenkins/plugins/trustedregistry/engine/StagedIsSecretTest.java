// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.api.ReadCalls;
import io.jenkins.plugins.trustedregistry.engine.catalog.staging.StagingId;
import io.jenkins.plugins.trustedregistry.engine.credentials.FakeBuilds;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildLogin;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuild.Trust;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture;
import io.jenkins.plugins.trustedregistry.engine.scan.TestImage;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing of what a build has staged is told to anybody but itself and administrators: every call of the management API that reads is
 * asked, as the owner of the organization, who has every right but that of an administrator. A new call is asked as well.
 */
@Timeout(240)
class StagedIsSecretTest {
    private static final String TEST = "/api/v1/repositories/technology/test";
    private static final String POLICY = "{\"rules\":[{\"rule\":\"findings\",\"severity\":\"critical\"}]}";
    private static final String SETTINGS = """
            scan: {attachSboms: true}
            webhooks: {allowHttp: true, allowedTargets: [127.0.0.1]}
            organizations:
            - name: technology
              owners: ['user:alice']
              teams: [{name: builds, members: ['job:release', 'job:other']}, {name: devs, members: ['user:nigelpoulton']}]
              repositories:
              - {name: test, untagged: 1d, grants: [{team: builds, right: read-write}, {team: devs, right: read-only}]}
            """;

    @TempDir
    private Path home;

    private final FakeBuilds builds = new FakeBuilds();
    private final Map<String, String> values = new HashMap<>(Map.of(
            "repository",
            "technology/test",
            "organization",
            "technology",
            "team",
            "builds",
            "tag",
            "v0",
            "policy",
            "p"));
    private TestHost host;
    private BuildId build;
    private StagingId area;
    private BuildLogin inside;
    private BuildLogin other;
    /** The image, what was pushed about it and about what all know, and the images' layers and configs. */
    private final List<Digest> staged = new ArrayList<>();

    private final List<Digest> manifests = new ArrayList<>();
    private TestImage known;
    private TestImage hidden;

    @BeforeEach
    void open() throws Exception {
        RuleFixture.knowOfOneVulnerability(home);
        host = TestHost.open(home, RuleFixture.settings(SETTINGS), builds);
        build = builds.run("b1", "release", 17, Trust.TRUSTED);
        area = host.registry().stagings().begin(build);
        inside = host.registry().stagings().login(build, area);
        other = host.registry().builds().begin(builds.run("b2", "other", 1, Trust.TRUSTED));
        RuleFixture.ok(host, "admin", "PUT", "/api/v1/gates/policies/p", POLICY);
        hook("alice", TEST + "/-/webhooks", "webhook");
        hook("alice", "/api/v1/namespaces/technology/webhooks", "ofNamespace");
        hook("admin", "/api/v1/webhooks", "ofRegistry");
        known = image("all know it");
        known.push(host, basic(other), "technology/test", "v0");
        stage();
        RuleFixture.settle(host);
        signal("before");
    }

    @AfterEach
    void close() throws Exception {
        host.close();
    }

    private static TestImage image(String content) throws Exception {
        return TestImage.debian().layer("COPY x /", Map.of("x", content));
    }

    private void hook(String user, String path, String name) throws Exception {
        JsonNode made = RuleFixture.ok(
                host,
                user,
                "POST",
                path,
                "{\"url\":\"http://127.0.0.1:9/\",\"types\":[\"MANIFEST_PUSH\",\"TAG_PUSH\",\"SCAN_COMPLETED\","
                        + "\"GATE_BLOCKED\",\"MANIFEST_PULL\",\"STAGING_PUBLISHED\",\"STAGING_ABANDONED\",\"MANIFEST_DELETE\"]}");
        values.put(name, made.get("id").asText());
    }

    private void stage() throws Exception {
        hidden = image("nobody knows it");
        TestImage image = hidden;
        manifests.add(image.push(host, basic(inside), "technology/test", "v1"));
        manifests.add(about(image.manifest(), "a signature"));
        manifests.add(about(known.manifest(), "another signature"));
        staged.addAll(manifests);
        image.content().stream().map(Digest::of).forEach(staged::add);
        known.content().stream().map(Digest::of).forEach(staged::remove);
        assertThat(staged).as("its last layer is nobody else's").hasSizeGreaterThan(manifests.size());
        assertThat(pull(inside, manifests.get(0).toString()))
                .as("the build sees it")
                .isEqualTo(200);
    }

    private Digest about(byte[] subject, String text) throws Exception {
        byte[] empty = "{}".getBytes(StandardCharsets.UTF_8);
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        TestImage.blob(host, basic(inside), "technology/test", empty);
        TestImage.blob(host, basic(inside), "technology/test", content);
        byte[] manifest = ("{\"schemaVersion\":2,\"mediaType\":\"" + RuleFixture.MANIFEST
                        + "\",\"artifactType\":\"application/vnd.cyclonedx+json\",\"config\":"
                        + TestImage.descriptor("application/vnd.oci.empty.v1+json", empty) + ",\"layers\":["
                        + TestImage.descriptor("application/vnd.cyclonedx+json", content) + "],\"subject\":"
                        + TestImage.descriptor(RuleFixture.MANIFEST, subject) + "}")
                .getBytes(StandardCharsets.UTF_8);
        TestImage.put(
                host, basic(inside), "technology/test", Digest.of(manifest).toString(), RuleFixture.MANIFEST, manifest);
        return Digest.of(manifest);
    }

    private int pull(BuildLogin as, String reference) throws Exception {
        return host.sendWith(basic(as), "GET", "/v2/technology/test/manifests/" + reference, "")
                .statusCode();
    }

    /** Once the webhooks have been told of a push that came later, they were told of all before. */
    private void signal(String tag) throws Exception {
        image(tag).push(host, basic(other), "technology/test", tag);
        RuleFixture.settle(host);
        for (String webhook : List.of("webhook", "ofNamespace", "ofRegistry")) {
            while (!deliveries(webhook).contains(":" + tag)) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void noCallThatReadsTellsAnybodyOfIt() throws Exception {
        for (String user : List.of("alice", "nigelpoulton", "stranger", "")) {
            for (String template : ReadCalls.described().templates()) {
                assertThat(told(user, template))
                        .as("%s asks %s", user, template)
                        .isEmpty();
            }
        }
    }

    @Test
    void aNamespacesStorageUseCountsNoByteOfIt() throws Exception {
        long all = RuleFixture.get(host, "/api/v1/storage-use")
                .at("/items/0/bytes")
                .asLong();
        long before = ofAlices("bytes");
        long own = hidden.content().stream()
                .filter(content -> staged.contains(Digest.of(content)))
                .mapToLong(content -> content.length)
                .sum();
        assertThat(own).isPositive();
        assertThat(all).as("administrators see what lies on the disk").isGreaterThanOrEqualTo(before + own);

        host.registry().stagings().publish(build, area);

        assertThat(ofAlices("bytes")).isGreaterThanOrEqualTo(before + own);
    }

    private long ofAlices(String key) throws Exception {
        return RuleFixture.ok(host, "alice", "GET", "/api/v1/namespaces/technology/storage-use", "")
                .at("/items/0/" + key)
                .asLong();
    }

    @Test
    void onlyTheWebhooksOfTheRegistryAreTold() throws Exception {
        for (String webhook : List.of("webhook", "ofNamespace")) {
            assertThat(deliveries(webhook)).as(webhook).contains("v0").doesNotContain(hexes());
        }
        assertThat(deliveries("ofRegistry")).contains(manifests.get(0).hex(), "SCAN_COMPLETED");

        host.registry().stagings().publish(build, area);
        signal("after");

        assertThat(deliveries("webhook"))
                .contains(manifests.stream().map(Digest::hex).toList())
                .contains("technology/test:v1");
    }

    private List<String> hexes() {
        return staged.stream().map(Digest::hex).toList();
    }

    @Test
    void whatIsAskedByItsDigestIsAnsweredAsIfItWereNotThere() throws Exception {
        Digest nothing = Digest.of("nothing".getBytes(StandardCharsets.UTF_8));
        for (Digest digest : manifests) {
            for (String template : ReadCalls.described().templates()) {
                if (template.contains("{digest}") || template.contains("{reference}")) {
                    assertThat(answers("alice", template, digest))
                            .as("%s of %s", template, digest)
                            .isEqualTo(answers("alice", template, nothing));
                }
            }
        }
    }

    @Test
    void theBuildAndAdministratorsAreToldAndWhoeverIsWhenItIsPublished() throws Exception {
        Set<String> beforehand = telling("admin");
        assertThat(beforehand)
                .contains(
                        TEMPLATE + "manifests",
                        TEMPLATE + "manifests/{reference}/scan/report",
                        "/api/v1/search",
                        "/api/v1/scanning/search",
                        "/api/v1/audit");
        assertThat(telling("job")).contains(TEMPLATE + "manifests", TEMPLATE + "manifests/{reference}/verdict");

        host.registry().stagings().publish(build, area);
        RuleFixture.settle(host);
        signal("after");

        assertThat(telling("alice"))
                .containsAll(beforehand.stream().filter(this::isAlices).toList())
                .contains(
                        TEMPLATE + "manifests", TEMPLATE + "tags", TEMPLATE + "gates/verdicts", TEMPLATE + "activity");
    }

    private static final String TEMPLATE = "/api/v1/repositories/{repository}/-/";

    /** Whether it is no call for administrators only. */
    private boolean isAlices(String template) {
        return !Set.of("/api/v1/audit", "/api/v1/jobs", "/api/v1/gates/verdicts")
                .contains(template);
    }

    @Test
    void theWebhooksOfARepositoryHearNothingOfWhatIsGivenUp() throws Exception {
        host.registry().stagings().discard(area);
        signal("then");
        for (Digest digest : manifests) {
            assertThat(host.send("admin", "DELETE", TEST + "/-/manifests/" + digest, "")
                            .statusCode())
                    .isEqualTo(204);
        }
        signal("last");

        for (String template : ReadCalls.described().templates()) {
            assertThat(told("alice", template)).as(template).isEmpty();
        }
        assertThat(deliveries("webhook")).contains("STAGING_ABANDONED", "v1").doesNotContain(hexes());
        assertThat(deliveries("ofRegistry"))
                .contains("MANIFEST_DELETE", manifests.get(0).hex());
        JsonNode trash = RuleFixture.get(host, "/api/v1/trash?repository=technology/test");
        assertThat(trash.toString()).contains(manifests.get(0).toString());
        assertThat(host.send(
                                "alice",
                                "GET",
                                "/api/v1/trash/" + trash.at("/items/0/id").asText(),
                                "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatTheRegistryPutsBesideAStagedImageIsNotListedAsAReferrer() throws Exception {
        String path = "/v2/technology/test/referrers/" + manifests.get(0);

        assertThat(RuleFixture.json(host.sendWith(basic(other), "GET", path, "").body())
                        .get("manifests"))
                .isEmpty();
        assertThat(RuleFixture.json(
                                host.sendWith(basic(inside), "GET", path, "").body())
                        .get("manifests"))
                .as("the bill of materials that was pushed, and the registry's own")
                .hasSize(2);

        host.registry().stagings().publish(build, area);

        assertThat(RuleFixture.json(host.sendWith(basic(other), "GET", path, "").body())
                        .get("manifests"))
                .hasSize(2);
    }

    @Test
    void theRegistrysOwnBillIsKnownToAllWhenSomebodyElseBringsTheImage() throws Exception {
        host.registry().stagings().discard(area);
        hidden.push(host, basic(other), "technology/test", "v2");
        RuleFixture.settle(host);

        String sboms = host.send("alice", "GET", TEST + "/-/manifests/v2/scan/sboms", "")
                .body();

        assertThat(RuleFixture.json(sboms).get("items")).hasSize(1);
    }

    private Set<String> telling(String user) throws Exception {
        Set<String> telling = new TreeSet<>();
        for (String template : ReadCalls.described().templates()) {
            if (!told(user, template).isEmpty()) {
                telling.add(template);
            }
        }
        return telling;
    }

    /** What an answer says that the question did not. */
    private List<Digest> told(String user, String template) throws Exception {
        List<Digest> told = new ArrayList<>();
        for (Digest digest : manifests) {
            for (String address : addresses(template, digest)) {
                HttpResponse<String> answer = ask(user, address);
                boolean found = answer.statusCode() == 200 && address.contains(digest.hex());
                staged.stream()
                        .filter(each -> answer.body().contains(each.hex()))
                        .filter(each -> found || !address.contains(each.hex()))
                        .filter(each -> !isEmpty(answer))
                        .forEach(told::add);
            }
        }
        return told;
    }

    private static boolean isEmpty(HttpResponse<String> answer) {
        return answer.body().equals("{\"items\":[]}");
    }

    private List<String> answers(String user, String template, Digest digest) throws Exception {
        List<String> answers = new ArrayList<>();
        for (String address : addresses(template, digest)) {
            HttpResponse<String> answer = ask(user, address);
            answers.add(answer.statusCode() + " " + answer.body().replace(digest.toString(), "DIGEST"));
        }
        return answers;
    }

    private List<String> addresses(String template, Digest digest) {
        Map<String, String> all = new HashMap<>(values);
        all.put("digest", digest.toString());
        all.put("reference", digest.toString());
        return ReadCalls.addresses(template, all);
    }

    /** As the staging build outside of its block, too: as whoever pushed it. */
    private HttpResponse<String> ask(String user, String address) throws Exception {
        return user.equals("job")
                ? host.sendWith(basic(host.registry().builds().begin(build)), "GET", address, "")
                : host.send(user, "GET", address, "");
    }

    /** All that a webhook was told. */
    private String deliveries(String webhook) throws Exception {
        String path = "/api/v1/webhooks/" + values.get(webhook) + "/deliveries";
        StringBuilder all = new StringBuilder();
        for (JsonNode delivery : RuleFixture.get(host, path + "?limit=1000").get("items")) {
            all.append(RuleFixture.get(host, path + "/" + delivery.get("id").asText()));
        }
        return all.toString();
    }

    private static String basic(BuildLogin login) {
        return TestHost.basic(login.user(), login.secret().text());
    }
}
