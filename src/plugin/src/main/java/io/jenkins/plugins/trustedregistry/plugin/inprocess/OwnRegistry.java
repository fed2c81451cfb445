// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.inprocess;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.ImageName;
import io.jenkins.plugins.trustedregistry.engine.client.RegistryUrl;
import io.jenkins.plugins.trustedregistry.engine.client.Retries;
import io.jenkins.plugins.trustedregistry.engine.client.login.Login;
import io.jenkins.plugins.trustedregistry.engine.client.remote.RemoteRegistry;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Answer;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Payload;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Request;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Router;
import io.jenkins.plugins.trustedregistry.engine.inprocess.RouterTransport;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The registry of this Jenkins, as somebody sees it who logged in with a user name and secret. */
public final class OwnRegistry {
    private static final int LARGEST = 1024 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RegistryUrl url;
    private final RouterTransport transport;

    /** @param name as docker writes it; only for sentences, nothing is sent there */
    public OwnRegistry(Router router, String name, String user, String secret) throws ClientException {
        this.url = RegistryUrl.parse("https://" + name, false);
        this.transport = RouterTransport.showing(router, user, secret);
    }

    /** For copies within the registry. */
    public RemoteRegistry images() {
        return RemoteRegistry.of(url, Login.NONE, transport, Retries.usual());
    }

    /**
     * Moves a tag, or a manifest with all its tags, to the trash.
     *
     * @param reason for the trash and the audit log; may be empty
     * @throws ClientException with the registry's sentence when it is not there or not allowed
     */
    public void delete(ImageName image, String reason) throws IOException, InterruptedException {
        String below =
                image.digest().isPresent() ? "manifests/" + image.digest().get() : "tags/" + image.tagOrLatest();
        String query = reason.isEmpty() ? "" : "?reason=" + URLEncoder.encode(reason, StandardCharsets.UTF_8);
        URI uri = url.at("/api/v1/repositories/" + image.repository() + "/-/" + below + query);
        try (Answer answer = transport.send(Request.of("DELETE", uri))) {
            if (!answer.isSuccess()) {
                throw new ClientException(
                        "Tried to delete " + image + ", but failed: " + said(answer), answer.status());
            }
        }
    }

    /**
     * Has the registry promote a tag: with signatures, SBOMs, results of scans and what is known of its making, and without its bytes
     * being copied.
     *
     * @return the digest
     * @throws ClientException with the registry's sentence when it is not there or not allowed
     */
    public String promote(ImageName image, ImageName to) throws IOException, InterruptedException {
        URI uri =
                url.at("/api/v1/repositories/" + image.repository() + "/-/tags/" + image.tagOrLatest() + "/promotions");
        byte[] body = JSON.writeValueAsBytes(
                Map.of("target", to.repository().name(), "tag", to.tagOrLatest().name()));
        Request request =
                Request.of("POST", uri).with("Content-Type", "application/json").with(Payload.of(body));
        try (Answer answer = transport.send(request)) {
            if (!answer.isSuccess()) {
                throw new ClientException(
                        "Tried to promote " + image + " to " + to + ", but failed: " + said(answer), answer.status());
            }
            return JSON.readTree(answer.bytes(LARGEST)).path("digest").asText();
        }
    }

    private static String said(Answer answer) throws IOException {
        String sentence = ApiProblem.sentence(answer.bytes(LARGEST));
        return sentence.isBlank() ? "the registry answered " + answer.status() + ". Its log says more." : sentence;
    }
}
