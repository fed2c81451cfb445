// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.pages;

import io.jenkins.plugins.trustedregistry.server.serve.TestServer;
import java.nio.file.Path;

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
        TestServer server = TestServer.startPlain(folder);
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
        admin.call("POST /api/v1/tokens", "{\"name\":\"laptop\"}");
        return images(admin);
    }

    private static void policies(Planted admin) throws Exception {
        String test = "/api/v1/repositories/technology/test/-/";
        admin.call(
                "PUT " + test + "gates/policies/no-criticals",
                "{\"mode\":\"warn\",\"rules\":[{\"rule\":\"findings\",\"severity\":\"critical\",\"atMost\":0}]}");
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

    private static String images(Planted admin) throws Exception {
        Planted nigel = admin.as(NIGEL, WORD);
        String amd = nigel.push("technology/test", "v1", "amd64", "openssl 3.1.4-r5", "busybox 1.36.1-r15");
        String arm = nigel.push("technology/test", "v1-arm", "arm64", "openssl 3.1.4-r5");
        nigel.pushIndex("technology/test", "latest", amd, arm);
        nigel.push("nigelpoulton/tools", "v1", "amd64", "zlib 1.3.1-r1");
        String image = amd.replaceAll(".*(sha256:[0-9a-f]{64}).*", "$1");
        nigel.attach("technology/test", image, "application/vnd.in-toto+json", statement(image));
        nigel.attach("technology/test", image, "application/vnd.cncf.notary.signature", "{}");
        nigel.push("technology/test", "old", "amd64", "zlib 1.3.1-r0");
        nigel.call("DELETE /api/v1/repositories/technology/test/-/tags/old?image=true", "");
        String upload = admin.upload(
                "Alpine",
                Planted.osv(
                        "CVE-2026-1111 openssl 3.1.4-r6 CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
                        "CVE-2026-2222 busybox 1.36.1-r16 CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"));
        admin.call("POST /api/v1/advisories/imports", "{\"uploads\":[\"" + upload + "\"]}");
        return image;
    }

    private static String statement(String image) {
        return """
                {"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"technology/test","digest":{"sha256":"%s"}}],
                "predicateType":"https://slsa.dev/provenance/v1","predicate":{"buildDefinition":{
                "buildType":"https://example.com/build/v1","externalParameters":{"job":"technology/app","parameters":{"RELEASE":"yes"}},
                "internalParameters":{"causes":["Started by nigelpoulton"],"agents":["linux-3"]},
                "resolvedDependencies":[{"uri":"git+https://example.com/app.git","digest":{"gitCommit":"4f5318d"}}]},
                "runDetails":{"builder":{"id":"https://ci.example.com/"},"metadata":{
                "invocationId":"https://ci.example.com/job/technology/job/app/12/","startedOn":"2026-11-20T10:00:00Z"}}}}""".formatted(image.substring("sha256:".length()));
    }

    @Override
    public void close() {
        server.close();
    }
}
