// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Headers;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Peer;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Router;
import io.jenkins.plugins.trustedregistry.engine.endpoint.path.QueryString;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Sends calls to a router as a listener would. */
record TestClient(Router router, Map<String, List<String>> headers) {

    TestClient basic(String user, String password) {
        String encoded = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return with("Authorization", "Basic " + encoded);
    }

    TestClient bearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    TestClient with(String header, String... values) {
        Map<String, List<String>> more = new HashMap<>(headers);
        more.put(header, List.of(values));
        return new TestClient(router, more);
    }

    TestReply get(String target) {
        return send(Method.GET, target, new byte[0]);
    }

    TestReply head(String target) {
        return send(Method.HEAD, target, new byte[0]);
    }

    TestReply delete(String target) {
        return send(Method.DELETE, target, new byte[0]);
    }

    TestReply post(String target, byte[] body) {
        return send(Method.POST, target, body);
    }

    TestReply post(String target) {
        return post(target, new byte[0]);
    }

    TestReply patch(String target, byte[] body) {
        return send(Method.PATCH, target, body);
    }

    TestReply put(String target, byte[] body) {
        return send(Method.PUT, target, body);
    }

    /** Pushes a blob in one request and returns its digest. */
    Digest blob(String repository, byte[] content) {
        Digest digest = Digest.of(content);
        post("/v2/" + repository + "/blobs/uploads/?digest=" + digest, content).expect(201);
        return digest;
    }

    /** Pushes a manifest by tag or digest. */
    TestReply manifest(String repository, String reference, String content) {
        return with("Content-Type", MediaType.OCI_MANIFEST.name())
                .put("/v2/" + repository + "/manifests/" + reference, content.getBytes(StandardCharsets.UTF_8));
    }

    TestReply send(Method method, String target, byte[] body) {
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String query = question < 0 ? "" : target.substring(question + 1);
        return new TestReply(router.answer(new Call(
                        method,
                        path,
                        Map.of(),
                        QueryString.parse(query),
                        new Headers(headers),
                        new ByteArrayInputStream(body),
                        OptionalLong.of(body.length),
                        new Peer("192.0.2.7", "https://registry.example:5000", List.of()),
                        Principal.ANONYMOUS))
                .reply());
    }
}
