// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.JenkinsSession;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RealJenkins;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Configuration as code that is read again by a running Jenkins: what it changes is in the audit log, what it does not say stays. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReloadedCodeIT {
    private static final String API = "trusted-registry/api/v1/";
    private static final String TEST = API + "repositories/technology/test";
    private static final String PROXY = """
                proxy:
                  address: http://127.0.0.1:1
                  user: registry
                  password: a word for the proxy
            """;

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

    private void reload(String registry) throws Exception {
        jenkins.configuredBy(Casc.SECURITY, registry);
        assertThat(nigel.call("POST", "manage/configuration-as-code/reload", "").statusCode())
                .isBetween(200, 302);
    }

    /** Of the changes of settings in the audit log: who, as what, which keys. */
    private List<String> changes() throws Exception {
        List<String> found = new ArrayList<>();
        for (JsonNode entry : nigel.lines(API + "audit?last=200")) {
            if (entry.path("operation").asText().equals("settings changed")) {
                found.add(entry.path("actor").asText() + " "
                        + entry.path("credential").asText() + " "
                        + entry.at("/about/keys").asText());
            }
        }
        return found;
    }

    @Test
    void whatCodeChangesIsInTheAuditLogWithoutValues() throws Exception {
        String audit = changes().toString();
        assertThat(audit)
                .as("those of the first start")
                .contains(
                        "configuration as code code listener.address, listener.port",
                        "configuration as code code organizations.technology");

        reload(Casc.registry(0) + PROXY);
        int before = changes().size();
        reload(Casc.registry(0) + PROXY);

        assertThat(changes()).as("the same again").hasSize(before);
        assertThat(changes()).contains("configuration as code code proxy.address, proxy.password, proxy.user");
        assertThat(nigel.get(API + "audit?last=200").body()).doesNotContain("a word for the proxy", "127.0.0.1:1");
    }

    @Test
    void whatACallHasSetAndCodeDoesNotSayStaysAndWhatItSaysIsSetBack() throws Exception {
        changed("PUT", TEST + "/-/tag-limit", "{\"tags\": 500}");
        changed("PATCH", TEST, "{\"description\": \"by a call\", \"visibility\": \"private\"}");

        reload(Casc.registry(0));

        assertThat(nigel.json(TEST + "/-/tag-limit").path("tags").asInt()).isEqualTo(500);
        assertThat(nigel.json(TEST).path("description").asText()).isEqualTo("by a call");
        assertThat(nigel.json(TEST).path("visibility").asText())
                .as("the code says it")
                .isEqualTo("public");

        reload(Casc.registry(0)
                .replace(
                        "visibility: public",
                        "visibility: public\n            tagLimit: 0\n            description: ''"));

        assertThat(nigel.json(TEST + "/-/tag-limit").path("tags").asInt()).isZero();
        assertThat(nigel.json(TEST).path("description").asText()).isEmpty();
    }

    private void changed(String method, String path, String body) throws Exception {
        var answer = nigel.call(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
    }
}
