// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.credentials.FakeBuilds;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildLogin;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuild.Trust;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running build over real HTTP: as docker logs in with it, with the rights of the teams that its folder is in. */
class BuildsTest {
    private static final String SETTINGS = """
            unclassified:
              trustedRegistry:
                listener: {address: 127.0.0.1, port: 0, plainHttp: true}
                organizations:
                  - name: technology
                    owners: [user:alice]
                    teams:
                      - {name: builds, members: ["job:technology/apps"]}
                    repositories:
                      - {name: test, grants: [{team: builds, right: read-write}]}
                      - {name: other}
            """;

    @TempDir
    private Path folder;

    private final FakeBuilds builds = new FakeBuilds();
    private TestHost host;

    @BeforeEach
    void open() throws Exception {
        host = TestHost.open(folder, SettingsFile.read("test", SETTINGS, UnaryOperator.identity()), builds);
    }

    @AfterEach
    void close() throws Exception {
        host.close();
    }

    private BuildLogin begin(String id, String job, Trust trust) {
        return host.registry().builds().begin(builds.run(id, job, 17, trust));
    }

    /** What docker does: asks the token endpoint with Basic, shows the token. */
    private String bearer(BuildLogin login, String scope) throws Exception {
        HttpResponse<String> token = host.sendWith(
                TestHost.basic(login.user(), login.secret().text()), "GET", "/token?service=x&scope=" + scope, "");
        assertThat(token.statusCode()).as(token.body()).isEqualTo(200);
        return "Bearer "
                + JsonMapper.builder()
                        .build()
                        .readTree(token.body())
                        .get("token")
                        .asText();
    }

    private HttpResponse<String> push(String authorization, String repository) throws Exception {
        String digest = Digest.of("{}".getBytes(StandardCharsets.UTF_8)).toString();
        return host.sendWith(authorization, "POST", "/v2/" + repository + "/blobs/uploads/?digest=" + digest, "{}");
    }

    private HttpResponse<String> list(String authorization, String repository) throws Exception {
        return host.sendWith(authorization, "GET", "/v2/" + repository + "/tags/list", "");
    }

    @Test
    void pushesWhereATeamHasAFolderAroundItsJob() throws Exception {
        BuildLogin login = begin("b1", "technology/apps/shop", Trust.TRUSTED);
        String token = bearer(login, "repository:technology/test:pull,push");

        assertThat(host.sendWith(token, "GET", "/v2/", "").statusCode()).isEqualTo(200);
        assertThat(push(token, "technology/test").statusCode()).isEqualTo(201);
        assertThat(list(token, "technology/test").statusCode()).isEqualTo(200);
        String basic = TestHost.basic(login.user(), login.secret().text());
        assertThat(push(basic, "technology/test").statusCode()).isEqualTo(201);
        assertThat(list(basic, "technology/other").statusCode())
                .as("not its team's")
                .isEqualTo(404);
        assertThat(host.sendWith(basic, "GET", "/api/v1/whoami", "").body())
                .contains("job:technology/apps/shop#17", "technology/builds");
        assertThat(host.sendWith(basic, "POST", "/api/v1/tokens", "{\"name\":\"keep\"}")
                        .statusCode())
                .as("nothing that outlives the build")
                .isEqualTo(403);
    }

    @Test
    void aBuildElsewhereMayNothing() throws Exception {
        BuildLogin login = begin("b1", "technology/appstore", Trust.TRUSTED);

        assertThat(list(TestHost.basic(login.user(), login.secret().text()), "technology/test")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anUntrustedRevisionPullsAndIsToldWhyItMayNotPush() throws Exception {
        BuildLogin login = begin("b1", "technology/apps/shop", Trust.UNTRUSTED);
        String token = bearer(login, "repository:technology/test:pull,push");

        assertThat(list(token, "technology/test").statusCode()).isEqualTo(200);
        HttpResponse<String> refused =
                push(TestHost.basic(login.user(), login.secret().text()), "technology/test");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("DENIED", "a revision that its job does not trust");
        assertThat(push(token, "technology/test").statusCode()).isIn(401, 403);
    }

    @Test
    void isNobodyFromTheMomentItEnds() throws Exception {
        BuildLogin login = begin("b1", "technology/apps/shop", Trust.TRUSTED);
        String token = bearer(login, "repository:technology/test:pull,push");
        assertThat(list(token, "technology/test").statusCode()).isEqualTo(200);

        host.registry().builds().endAll(new BuildId("b1"));

        assertThat(list(token, "technology/test").statusCode()).isEqualTo(401);
        assertThat(push(token, "technology/test").statusCode()).isEqualTo(401);
        assertThat(list(TestHost.basic(login.user(), login.secret().text()), "technology/test")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aFolderThatIsRenamedKeepsItsRightsWhenItsHostSaysSo() throws Exception {
        BuildLogin login = begin("b1", "technology/apps/shop", Trust.TRUSTED);
        String basic = TestHost.basic(login.user(), login.secret().text());

        builds.run("b1", "technology/products/shop", 17, Trust.TRUSTED);
        assertThat(list(basic, "technology/test").statusCode()).isEqualTo(404);
        host.registry()
                .memberships()
                .rename(Member.parse("job:technology/apps"), Member.parse("job:technology/products"));

        assertThat(list(basic, "technology/test").statusCode()).isEqualTo(200);
    }
}
