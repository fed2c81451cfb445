// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.pages;

/** Images of several kinds in a planted registry, what is known of them, and what collections of garbage have freed. */
final class PlantedImages {
    private static final String TEST = "technology/test";
    private static final String CRITICAL = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
    private static final String HIGH = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N";
    private static final String MEDIUM = "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:L/I:L/A:N";
    private static final String LOW = "CVSS:3.1/AV:L/AC:H/PR:L/UI:N/S:U/C:L/I:N/A:N";
    private static final int MB = 1_000_000;

    private PlantedImages() {}

    /** The digest of {@code technology/test:v1}. */
    static String push(Planted admin) throws Exception {
        Planted nigel = admin.as(PlantedRegistry.NIGEL, PlantedRegistry.WORD);
        garbage(admin, nigel);
        nigel.push(
                TEST,
                "legacy",
                "amd64",
                9 * MB,
                "openssl 3.1.4-r0",
                "curl 8.4.0-r0",
                "curl-dev 8.4.0-r0",
                "libcurl 8.4.0-r0",
                "zlib 1.3.0-r0",
                "musl 1.2.4-r0");
        String amd = nigel.push(
                TEST,
                "v1",
                "amd64",
                5 * MB,
                "openssl 3.1.4-r5",
                "busybox 1.36.1-r15",
                "zlib 1.3.0-r0",
                "musl 1.2.4-r0");
        String arm = nigel.push(TEST, "v1-arm", "arm64", 4 * MB, "openssl 3.1.4-r5", "zlib 1.3.0-r0");
        nigel.push(TEST, "v2", "amd64", 6 * MB, "openssl 3.1.4-r6", "busybox 1.36.1-r16");
        nigel.pushIndex(TEST, "latest", amd, arm);
        nigel.push("nigelpoulton/tools", "v1", "amd64", 2 * MB, "zlib 1.3.1-r1");
        admin.push("platform/base", "2026-11", "amd64", 3 * MB, "musl 1.2.5-r0");
        admin.push("platform/java", "17", "amd64", 8 * MB, "zlib 1.3.1-r1");
        admin.push("shop/catalogue", "v7", "amd64", 2 * MB, "busybox 1.36.1-r16");
        admin.push("shop/checkout", "v12", "amd64", 4 * MB, "openssl 3.1.4-r6");
        String image = amd.replaceAll(".*(sha256:[0-9a-f]{64}).*", "$1");
        nigel.attach(TEST, image, "application/vnd.in-toto+json", statement(image));
        nigel.attach(TEST, image, "application/vnd.cncf.notary.signature", "{}");
        nigel.push(TEST, "old", "amd64", "zlib 1.3.1-r0");
        nigel.call("DELETE /api/v1/repositories/technology/test/-/tags/old?image=true", "");
        known(admin);
        return image;
    }

    private static void known(Planted admin) throws Exception {
        String upload = admin.upload(
                "Alpine",
                Planted.osv(
                        "CVE-2026-1111 openssl 3.1.4-r6 " + CRITICAL,
                        "CVE-2026-2222 busybox 1.36.1-r16 " + CRITICAL,
                        "CVE-2026-3001 curl 8.5.0-r0 " + HIGH,
                        "CVE-2026-3002 curl-dev 8.5.0-r0 " + HIGH,
                        "CVE-2026-3003 libcurl 8.5.0-r0 " + HIGH,
                        "CVE-2026-4001 zlib 1.3.1-r0 " + MEDIUM,
                        "CVE-2026-5001 musl 1.2.5-r0 " + LOW));
        admin.call("POST /api/v1/advisories/imports", "{\"uploads\":[\"" + upload + "\"]}");
    }

    /** Some runs that freed something. */
    private static void garbage(Planted admin, Planted nigel) throws Exception {
        for (int size : new int[] {2 * MB, 7 * MB, 3 * MB}) {
            nigel.push(TEST, "draft", "amd64", size, "zlib 1.3.1-r0");
            nigel.call("DELETE /api/v1/repositories/technology/test/-/tags/draft?image=true", "");
            admin.call("DELETE /api/v1/trash", "");
            collect(admin);
        }
    }

    /** Runs to its end, once clients were told of the layers long enough ago. */
    private static void collect(Planted admin) throws Exception {
        while (admin.call("GET /api/v1/garbage-collection/plan", "")
                .path("items")
                .isEmpty()) {
            Thread.onSpinWait();
        }
        long job = admin.call("POST /api/v1/garbage-collection/runs", "")
                .path("id")
                .asLong();
        while (!admin.call("GET /api/v1/jobs/" + job, "").hasNonNull("endedAt")) {
            Thread.onSpinWait();
        }
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
}
