// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.JenkinsSession;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RealJenkins;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {
    private static final String API = "trusted-registry/api/v1/";

    private RealJenkins jenkins;
    private JenkinsSession nigel;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        jenkins = RealJenkins.in(folder.resolve("home"));
        jenkins.configuredBy(Casc.SECURITY, Casc.registry(0)).start();
        nigel = jenkins.as(Casc.USER, Casc.PASSWORD);
    }

    @AfterAll
    void stop() throws Exception {
        if (jenkins != null) {
            jenkins.close();
        }
    }

    @Test
    void thePageIsInJenkinsLayoutWithoutInlineScripts() throws Exception {
        HttpResponse<String> page = nigel.get("trusted-registry/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("id=\"trusted-registry\"", "data-api=\"/jenkins/trusted-registry/api/v1\"");
        String ours = page.body().substring(page.body().indexOf("id=\"trusted-registry\""));
        assertThat(ours).doesNotContain("onclick=");
        assertThat(ours).doesNotContainPattern("<script[^>]*>\\s*[^<\\s]");
    }

    @Test
    void itsScriptsAreThoseOfTheRegistryAndAreAskedForEachTime() throws Exception {
        for (String file :
                new String[] {"registry/start.js", "registry/shell.js", "lib/preact.js", "lib/hooks.js", "lib/htm.js"
                }) {
            HttpResponse<String> script = nigel.get("trusted-registry/pages/" + file);

            assertThat(script.statusCode()).as(file).isEqualTo(200);
            assertThat(script.headers().firstValue("Content-Type").orElse("")).contains("javascript");
            assertThat(script.headers().firstValue("Cache-Control")).contains("no-cache");
            assertThat(script.headers().firstValue("ETag")).isPresent();
        }
    }

    @Test
    void everyViewHasAnAddressOfItsOwn() throws Exception {
        for (String view : new String[] {
            "repositories/technology/test",
            "repositories/technology/test/-/images/sha256:" + "0".repeat(64),
            "organizations/technology/teams/devs",
            "administration/audit?actor=nigel"
        }) {
            HttpResponse<String> page = nigel.get("trusted-registry/" + view);
            assertThat(page.statusCode()).as(view).isEqualTo(200);
            assertThat(page.body()).contains("id=\"trusted-registry\"", "data-base=\"/jenkins/trusted-registry\"");
        }
    }

    @Test
    void managementAndTheTopLevelLinkToIt() throws Exception {
        assertThat(nigel.get("manage/").body()).contains("trusted-registry");
        assertThat(nigel.get("manage/trusted-registry/").body()).contains("id=\"trusted-registry\"");
        assertThat(nigel.get("").body()).contains("/jenkins/trusted-registry");
    }

    @Test
    void theFormOfTheSettingsIsShownAndSaved() throws Exception {
        assertThat(nigel.get("manage/configure").body()).contains("general/publicAddress", "listener/port");
    }

    @Test
    void readingNeedsNoCrumb() throws Exception {
        assertThat(nigel.json(API + "repositories")
                        .get("items")
                        .get(0)
                        .get("name")
                        .asText())
                .isEqualTo("technology/test");
    }

    @Test
    void noChangeIsMadeWithoutACrumb() throws Exception {
        assertThat(nigel.bare("POST", API + "organizations", "{\"name\": \"evil\"}")
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> put = nigel.bare(
                "PUT", API + "organizations/technology/teams/devs/grants/technology/test", "{\"right\": \"admin\"}");
        assertThat(put.statusCode()).isEqualTo(403);
        assertThat(put.body()).contains("crumb");
        assertThat(nigel.bare("PATCH", API + "repositories/technology/test", "{\"visibility\": \"private\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(nigel.bare("DELETE", API + "repositories/technology/test", "")
                        .statusCode())
                .isEqualTo(403);

        assertThat(nigel.json(API + "repositories/technology/test")
                        .get("visibility")
                        .asText())
                .isEqualTo("public");
        assertThat(nigel.get(API + "organizations/evil").statusCode()).isEqualTo(404);
    }

    @Test
    void withACrumbAnOrganizationTeamAndRepositoryAreMadeAndDeleted() throws Exception {
        assertThat(nigel.call("POST", API + "organizations", "{\"name\": \"kitchen\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(nigel.call("POST", API + "organizations/kitchen/teams", "{\"name\": \"cooks\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(nigel.call("POST", API + "repositories", "{\"name\": \"kitchen/pots/pans\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(nigel.call(
                                "PUT",
                                API + "organizations/kitchen/teams/cooks/grants/kitchen/pots/pans",
                                "{\"right\": \"read-only\"}")
                        .statusCode())
                .isBetween(200, 204);
        assertThat(nigel.call("DELETE", API + "repositories/kitchen/pots/pans", "")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void aFormIsNotTakenForACall() throws Exception {
        assertThat(nigel.form(API + "organizations", "name=evil").statusCode()).isEqualTo(415);
    }

    @Test
    void strangersSeeNothing() throws Exception {
        assertThat(jenkins.anonymous().get("trusted-registry/").statusCode()).isEqualTo(403);
        assertThat(jenkins.anonymous().get(API + "repositories").statusCode()).isEqualTo(403);
    }

    @Test
    void onlyTheManagementApiIsBehindJenkins() throws Exception {
        assertThat(nigel.get("trusted-registry/v2/").body()).contains("id=\"trusted-registry\"");
        assertThat(nigel.get("trusted-registry/metrics").body()).contains("id=\"trusted-registry\"");
        assertThat(nigel.get("trusted-registry/api/v2/").statusCode()).isEqualTo(404);
    }
}
