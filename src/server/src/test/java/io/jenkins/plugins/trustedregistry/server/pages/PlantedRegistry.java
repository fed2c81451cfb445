// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.pages;

import io.jenkins.plugins.trustedregistry.server.serve.TestServer;
import io.jenkins.plugins.trustedregistry.server.settings.ServerSettings;
import io.jenkins.plugins.trustedregistry.server.settings.Variables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A registry in which there is something to see on every view. */
record PlantedRegistry(TestServer server, String image) implements AutoCloseable {
    static final String NIGEL = "nigelpoulton";
    static final String WORD = "a word for nigel";

    private static final String VEX = """
            {"@context":"https://openvex.dev/ns/v0.2.0","@id":"https://example.com/vex/openssl","author":"Technology",
            "timestamp":"2026-11-20T00:00:00Z","version":1,"statements":[{"vulnerability":{"name":"CVE-2026-2222"},
            "products":[{"@id":"pkg:apk/alpine/busybox"}],"status":"not_affected",
            "justification":"vulnerable_code_not_in_execute_path"}]}""";

    static PlantedRegistry in(Path folder) throws Exception {
        // Else blobs are kept for an hour after a client was told of them.
        Path settings = Files.writeString(
                Files.createDirectories(folder).resolve("planted.yaml"),
                "unclassified:\n  trustedRegistry:\n    garbageCollection: {graceSeconds: 1}\n");
        TestServer server =
                TestServer.start(folder.resolve("home"), ServerSettings.read(settings, new Variables(Map.of())), true);
        try {
            return new PlantedRegistry(server, plant(server));
        } catch (Exception e) {
            server.close();
            throw e;
        }
    }

    private static String plant(TestServer server) throws Exception {
        Planted admin = new Planted(server.url(), TestServer.ADMIN, TestServer.PASSWORD);
        admin.call("POST /api/v1/accounts", "{\"name\":\"nigelpoulton\",\"password\":\"a word for nigel\"}");
        admin.call(
                "POST /api/v1/organizations",
                "{\"name\":\"technology\",\"description\":\"What we build\",\"owners\":[\"user:nigelpoulton\"]}");
        admin.call(
                "POST /api/v1/organizations/technology/teams",
                "{\"name\":\"devs\",\"members\":[\"user:nigelpoulton\",\"user:admin\",\"group:builders\"]}");
        admin.call("POST /api/v1/organizations/technology/robots", "{\"name\":\"ci\"}");
        admin.call("POST /api/v1/repositories", """
                {"name":"technology/test","visibility":"public","description":"# Test\\n\\n**Bold**, a [link](https://example.com)\
                 and <b>no markup</b>\\n\\n![](https://example.com/spy.png)\\n\\n| a | b |\\n|---|---|\\n| 1 | 2 |"}""");
        admin.call(
                "PUT /api/v1/organizations/technology/teams/devs/grants/technology/test", "{\"right\":\"read-write\"}");
        policies(admin);
        others(admin);
        admin.call("POST /api/v1/tokens", "{\"name\":\"laptop\"}");
        String image = PlantedImages.push(admin);
        mirrors(admin);
        webhooks(admin);
        return image;
    }

    /** What else such a registry has. */
    private static void others(Planted admin) throws Exception {
        for (String line : """
                platform/base|The base of all our images, rebuilt every night
                platform/java|Java 17 on the base
                shop/catalogue|What can be bought
                shop/checkout|The till
                technology/website|The web site with its search and everything that is needed to show it to people all over the world""".split("\n")) {
            String[] said = line.split("\\|");
            String namespace = said[0].split("/")[0];
            if (!namespace.equals("technology") && !said[0].endsWith("java") && !said[0].endsWith("checkout")) {
                admin.call(
                        "POST /api/v1/organizations",
                        "{\"name\":\"" + namespace + "\",\"owners\":[\"user:" + NIGEL + "\"]}");
            }
            admin.call(
                    "POST /api/v1/repositories", "{\"name\":\"" + said[0] + "\",\"description\":\"" + said[1] + "\"}");
        }
    }

    /** None of them begins by itself. */
    private static void mirrors(Planted admin) throws Exception {
        String path = "POST /api/v1/repositories/technology/test/-/mirrors";
        admin.call(path, """
                {"name":"outside","direction":"push","registry":"https://registry.example.com:5000","repository":"technology/test",
                "username":"bot","password":"a word for the bot","criteria":["tag like v*","critical = 0"],"triggers":[]}""");
        admin.call(path, """
                {"name":"upstream","direction":"poll","registry":"https://registry.example.org","repository":"library/alpine",
                "criteria":["tag like 3.*"],"referrers":false,"active":false}""");
    }

    /** Their targets are not there, so deliveries fail. */
    private static void webhooks(Planted admin) throws Exception {
        String hook = "{\"url\":\"https://ci.example.com/hooks/registry\",\"types\":[\"TAG_PUSH\",\"SCAN_COMPLETED\"]}";
        admin.call("POST /api/v1/webhooks", hook);
        admin.call("POST /api/v1/repositories/technology/test/-/webhooks", hook);
    }

    private static void policies(Planted admin) throws Exception {
        String test = "/api/v1/repositories/technology/test/-/";
        admin.call(
                "PUT " + test + "gates/policies/no-criticals",
                "{\"mode\":\"warn\",\"rules\":[{\"rule\":\"findings\",\"severity\":\"critical\",\"atMost\":0}]}");
        admin.call(
                "PUT " + test + "gates/policies/no-highs",
                "{\"mode\":\"enforce\",\"rules\":[{\"rule\":\"findings\",\"severity\":\"high\",\"atMost\":2}]}");
        admin.call("POST " + test + "gates/vex", VEX);
        admin.call(
                "POST " + test + "gates/exceptions",
                "{\"vulnerability\":\"CVE-2026-3333\",\"reason\":\"Not reachable from outside\",\"expires\":\"2030-01-31\"}");
        admin.call("POST /api/v1/repositories", "{\"name\":\"technology/released\"}");
        admin.call(
                "POST " + test + "promotion-rules",
                "{\"name\":\"release\",\"target\":\"technology/released\",\"criteria\":[\"tag like v*\"]}");
        admin.call(
                "POST " + test + "pruning-policies",
                "{\"name\":\"old-builds\",\"criteria\":[\"tag like build-*\",\"pushed before 30 days ago\"],\"keep\":5}");
        admin.call(
                "POST /api/v1/namespaces/technology/pruning-policies",
                "{\"name\":\"pull-requests\",\"criteria\":[\"tag like pr-*\"]}");
        admin.call("PUT " + test + "tag-limit", "{\"tags\":500}");
    }

    @Override
    public void close() {
        server.close();
    }
}
