// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is stopped now: the list of verdicts, as far as whoever asks may see. */
class VerdictListTest {
    private static final String LIST = GateWorld.API + "/gates/verdicts";
    private static final String FINDINGS = "\"rules\":[{\"rule\":\"findings\",\"severity\":\"critical\"}]}";

    @TempDir
    Path home;

    private GateWorld world;

    /** A private repository, then a public one, then a private one in another organization, each with a bad image. */
    @BeforeEach
    void makeWorld() throws Exception {
        world = GateWorld.open(home, "");
        world.policy("{\"name\":\"no-criticals\"," + FINDINGS);
        world.ok("admin", "POST", GateWorld.API + "/organizations", "{\"name\":\"other\"}");
        for (String name : List.of("technology/hidden", "other/hidden")) {
            world.ok("admin", "POST", GateWorld.API + "/repositories", "{\"name\":\"" + name + "\"}");
            GateWorld.bad().push(world.host(), name, "bad");
        }
        GateWorld.bad().push(world.host(), "technology/test", "bad");
        GateWorld.good().push(world.host(), "technology/test", "good");
        world.settle();
        while (images("admin", "").size() < 4
                || images("admin", "?outcome=blocked").size() != 3) {
            Thread.onSpinWait(); // written down behind the scans
        }
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    private List<String> images(String user, String query) throws Exception {
        List<String> images = new ArrayList<>();
        for (JsonNode each : world.ok(user, "GET", LIST + query, "").get("items")) {
            images.add(each.get("image").asText());
        }
        return images;
    }

    @Test
    void everybodySeesWhatIsStoppedWhereTheyMaySeeAnything() throws Exception {
        assertThat(images("admin", "?outcome=blocked"))
                .containsExactlyInAnyOrder("technology/test:bad", "technology/hidden:bad", "other/hidden:bad");
        assertThat(images("alice", "?outcome=blocked")).containsExactly("technology/test:bad");
        assertThat(images("", "")).containsExactlyInAnyOrder("technology/test:bad", "technology/test:good");
    }

    @Test
    void aNamespaceARepositoryAndAModeNarrowIt() throws Exception {
        assertThat(images("admin", "?namespace=other")).containsExactly("other/hidden:bad");
        assertThat(images("admin", "?namespace=technology&outcome=blocked"))
                .containsExactlyInAnyOrder("technology/test:bad", "technology/hidden:bad");
        assertThat(images("admin", "?repository=technology/test&outcome=passed"))
                .containsExactly("technology/test:good");
        assertThat(images("admin", "?mode=enforce")).hasSize(3);
        assertThat(images("admin", "?mode=warn")).isEmpty();
        assertThat(images("admin", "?namespace=nobody")).isEmpty();
        assertThat(world.send("admin", "GET", LIST + "?mode=off", "").body()).contains("use warn or enforce.");
        assertThat(world.send("admin", "GET", LIST + "?outcome=bad", "").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aRepositoryThatMayNotBeSeenIsLikeOneThatIsNotThere() throws Exception {
        var hidden = world.send("alice", "GET", LIST + "?repository=technology/hidden", "");
        var missing = world.send("alice", "GET", LIST + "?repository=technology/missing", "");

        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.body().replace("hidden", "")).isEqualTo(missing.body().replace("missing", ""));
        assertThat(images("alice", "?namespace=other")).isEmpty();
    }

    /** So a large repository costs nobody anything who may not see it. */
    @Test
    void nothingIsReadOfARepositoryThatMayNotBeSeen() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("registry.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 60000");
            statement.execute("UPDATE gate_verdict SET document = 'unreadable' WHERE repository_id IN"
                    + " (SELECT id FROM repository WHERE name LIKE '%/hidden')");
        }

        assertThat(images("alice", "?limit=1")).hasSize(1);
        assertThat(images("alice", "")).containsExactlyInAnyOrder("technology/test:bad", "technology/test:good");
        assertThat(world.send("admin", "GET", LIST, "").statusCode()).isEqualTo(500);
    }

    @Test
    void pagesLeaveNothingOutAndRepeatNothing() throws Exception {
        List<String> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = world.ok("alice", "GET", LIST + "?limit=1" + cursor, "");
            assertThat(page.get("items")).hasSize(1);
            all.add(page.at("/items/0/image").asText());
            cursor = page.has("next") ? "&cursor=" + page.get("next").asText() : "";
        } while (!cursor.isEmpty());

        assertThat(all).containsExactlyInAnyOrder("technology/test:bad", "technology/test:good");
        assertThat(world.send("alice", "GET", LIST + "?cursor=bm9uc2Vuc2U", "").statusCode())
                .isEqualTo(400);
    }
}
