// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.audit;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a route does: in words, and whether that is worth a line. Routes that are not named here speak for themselves: their verb is
 * that of the method, their noun is made of the fixed parts of the path.
 */
record Operation(String words, Kind kind) {

    /** How much a call that was done matters. */
    enum Kind {
        /** Looks at something. Not recorded when it was done. */
        READ,
        /** A part of something that is recorded when it ends. */
        STEP,
        PULL_MANIFEST,
        PULL_BLOB,
        /** Changes something, hands out a credential, or looks at what others did. */
        RECORDED
    }

    private static final Map<String, Operation> NAMED = Map.ofEntries(
            named("GET /v2/{name...}/manifests/{reference}", "pull manifest", Kind.PULL_MANIFEST),
            named("HEAD /v2/{name...}/manifests/{reference}", "look for manifest", Kind.READ),
            named("GET /v2/{name...}/blobs/{digest}", "pull blob", Kind.PULL_BLOB),
            named("HEAD /v2/{name...}/blobs/{digest}", "look for blob", Kind.READ),
            named("POST /v2/{name...}/blobs/uploads/", "begin upload", Kind.STEP),
            named("PATCH /v2/{name...}/blobs/uploads/{upload}", "send part of blob", Kind.STEP),
            named("PUT /v2/{name...}/blobs/uploads/{upload}", "push blob", Kind.RECORDED),
            named("DELETE /v2/{name...}/blobs/uploads/{upload}", "cancel upload", Kind.RECORDED),
            named("PUT /v2/{name...}/manifests/{reference}", "push manifest", Kind.RECORDED),
            named("DELETE /v2/{name...}/manifests/{reference}", "delete manifest or tag", Kind.RECORDED),
            named("DELETE /v2/{name...}/blobs/{digest}", "delete blob", Kind.RECORDED),
            named("GET /token", "issue token", Kind.RECORDED),
            named("POST /token", "log in and issue token", Kind.RECORDED),
            named("GET /v2/", "look whether it is a registry", Kind.READ),
            named("GET /v2/_catalog", "list repositories", Kind.READ),
            named("GET /api/v1/settings", "read settings", Kind.READ),
            named("POST /api/v1/settings/{block}/probe", "try settings", Kind.RECORDED),
            named("POST /api/v1/webhooks/{webhook}/test", "test webhook", Kind.RECORDED),
            named(
                    "POST /api/v1/webhooks/{webhook}/deliveries/{delivery}/redeliver",
                    "redeliver to webhook",
                    Kind.RECORDED),
            named(
                    "POST /api/v1/repositories/{repository...}/-/mirrors/{mirror}/runs",
                    "run repository mirror",
                    Kind.RECORDED),
            named("POST /api/v1/repositories/{repository...}/-/mirror-test", "test repository mirror", Kind.RECORDED),
            named("GET /api/v1/audit", "read audit log", Kind.RECORDED));

    private static Map.Entry<String, Operation> named(String route, String words, Kind kind) {
        return Map.entry(route, new Operation(words, kind));
    }

    /**
     * The operation of a route.
     *
     * @param status of the answer: a blob that is mounted, or sent with the first call, needs no further one
     */
    static Operation of(Method method, String template, int status) {
        Operation named = NAMED.get(method + " " + template);
        if (named == null) {
            return spoken(method, template);
        }
        return named.kind() == Kind.STEP && status == 201 ? new Operation("mount or push blob", Kind.RECORDED) : named;
    }

    private static Operation spoken(Method method, String template) {
        String noun = Stream.of(template.split("/"))
                .filter(part -> !part.isEmpty() && !part.startsWith("{") && !part.equals("-"))
                .filter(part -> !part.equals("api") && !part.equals("v1") && !part.equals("v2"))
                .map(Operation::one)
                .collect(Collectors.joining(" "));
        return switch (method) {
            case GET, HEAD -> new Operation(join("read", noun), Kind.READ);
            case POST -> new Operation(join("create", noun), Kind.RECORDED);
            case PUT -> new Operation(join("set", noun), Kind.RECORDED);
            case PATCH -> new Operation(join("change", noun), Kind.RECORDED);
            case DELETE -> new Operation(join("delete", noun), Kind.RECORDED);
        };
    }

    private static String join(String verb, String noun) {
        return noun.isEmpty() ? verb : verb + " " + noun;
    }

    private static String one(String plural) {
        if (plural.endsWith("ies")) {
            return plural.substring(0, plural.length() - 3) + "y";
        }
        return plural.endsWith("s") && !plural.endsWith("ss") ? plural.substring(0, plural.length() - 1) : plural;
    }
}
