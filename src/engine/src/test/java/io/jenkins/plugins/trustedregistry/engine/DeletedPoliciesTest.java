// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.DEV;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.get;
import static io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.promotion.RuleFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Policies of gates, promotion and pruning go with their repository or organization, and come back with it. */
@Timeout(240)
class DeletedPoliciesTest {
    private static final String DEV_SPACE = "/api/v1/namespaces/dev";
    private static final String GATE = "{\"rules\":[{\"rule\":\"findings\",\"severity\":\"critical\"}]}";
    private static final String EXCEPTION =
            "{\"image\":\"dev/app\",\"vulnerability\":\"CVE-2026-1\",\"reason\":\"a test\"}";
    private static final String VEX = """
            {"@context": "https://openvex.dev/ns/v0.2.0", "@id": "https://example.com/vex/1", "author": "a", "version": 1,
             "timestamp": "2026-01-01T00:00:00Z", "statements": [{"vulnerability": {"name": "CVE-2026-2"},
             "products": [{"@id": "pkg:oci/app"}], "status": "not_affected", "justification": "component_not_present"}]}""";

    @TempDir
    private Path home;

    private TestHost host;

    @BeforeEach
    void open() throws Exception {
        host = RuleFixture.open(home);
        set("dev", DEV_SPACE);
        set("dev/app", DEV + "/-");
        ok(host, "alice", "POST", DEV + "/-/promotion-rules", "{\"name\":\"p\",\"target\":\"prod/app\"}");
        ok(host, "alice", "PUT", DEV + "/-/tag-limit", "{\"tags\":7}");
    }

    @AfterEach
    void close() throws Exception {
        host.close();
    }

    private void set(String place, String path) throws Exception {
        ok(host, "alice", "PUT", path + "/gates/policies/p", GATE);
        assertThat(host.send("alice", "POST", path + "/gates/exceptions", EXCEPTION)
                        .statusCode())
                .as(place)
                .isBetween(200, 201);
        assertThat(host.send("alice", "POST", path + "/gates/vex", VEX).statusCode())
                .as(place)
                .isBetween(200, 201);
        ok(host, "alice", "POST", path + "/pruning-policies", "{\"name\":\"p\",\"keep\":7}");
    }

    /** Lists show what comes from further out as well. */
    private void expect(String place, String path, int each) throws Exception {
        for (String list : new String[] {"/gates/policies", "/gates/exceptions", "/gates/vex"}) {
            assertThat(get(host, path + list).get("items").valueStream())
                    .as(path + list)
                    .filteredOn(item -> item.get("scope").asText().equals(place))
                    .hasSize(each);
        }
        assertThat(get(host, path + "/pruning-policies").get("items")).hasSize(each);
    }

    private void expectRepository(int each) throws Exception {
        expect("dev/app", DEV + "/-", each);
        assertThat(get(host, DEV + "/-/promotion-rules").get("items")).hasSize(each);
        assertThat(get(host, DEV + "/-/tag-limit").path("tags").asInt()).isEqualTo(each * 7);
    }

    private String deleted(String path) throws Exception {
        ok(host, "admin", "DELETE", path, "");
        return get(host, "/api/v1/trash").at("/items/0/id").asText();
    }

    private void restore(String entry, String body) throws Exception {
        ok(host, "admin", "POST", "/api/v1/trash/" + entry + "/restore", body);
    }

    @Test
    void aRepositoryOfTheSameNameBeginsWithNone() throws Exception {
        deleted(DEV);
        ok(host, "alice", "POST", "/api/v1/repositories", "{\"name\":\"dev/app\"}");

        expectRepository(0);
        expect("dev", DEV_SPACE, 1);
        set("dev/app", DEV + "/-");
    }

    @Test
    void theyComeBackWithTheRepository() throws Exception {
        String entry = deleted(DEV);

        restore(entry, "{}");

        expectRepository(1);
    }

    @Test
    void theyComeBackUnderTheNameThatItHasThen() throws Exception {
        String entry = deleted(DEV);
        ok(host, "alice", "POST", "/api/v1/repositories", "{\"name\":\"dev/app\"}");

        restore(entry, "{\"as\":\"dev/older\"}");

        expectRepository(0);
        String older = "/api/v1/repositories/dev/older/-";
        expect("dev/older", older, 1);
        assertThat(get(host, older + "/promotion-rules").get("items")).hasSize(1);
    }

    @Test
    void whatIsPurgedDoesNotComeBack() throws Exception {
        String entry = deleted(DEV);
        ok(host, "admin", "DELETE", "/api/v1/trash/" + entry, "");
        ok(host, "alice", "POST", "/api/v1/repositories", "{\"name\":\"dev/app\"}");

        expectRepository(0);
    }

    @Test
    void anOrganizationTakesThoseOfItsRepositoriesAlong() throws Exception {
        String entry = deleted("/api/v1/organizations/dev?cascade=true");

        restore(entry, "{}");

        expectRepository(1);
        expect("dev", DEV_SPACE, 1);
    }

    @Test
    void anOrganizationOfTheSameNameBeginsWithNone() throws Exception {
        deleted("/api/v1/organizations/dev?cascade=true");
        ok(host, "admin", "POST", "/api/v1/organizations", "{\"name\":\"dev\",\"owners\":[\"user:alice\"]}");
        ok(host, "alice", "POST", "/api/v1/repositories", "{\"name\":\"dev/app\"}");

        expectRepository(0);
        expect("dev", DEV_SPACE, 0);
    }
}
