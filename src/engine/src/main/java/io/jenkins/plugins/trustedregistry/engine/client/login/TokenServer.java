// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.login;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.RegistryUrl;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Answer;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Request;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Transport;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/** Asks a token server for a token (distribution, "Token Authentication Specification"). */
final class TokenServer {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LARGEST = 1024 * 1024;
    private static final long SHORTEST_LIFE = 60; // what the specification says of an answer without expires_in
    private static final long MARGIN = 10;

    private final RegistryUrl registry;
    private final Transport transport;
    private final InstantSource clock;

    TokenServer(RegistryUrl registry, Transport transport, InstantSource clock) {
        this.registry = registry;
        this.transport = transport;
        this.clock = clock;
    }

    Token token(Challenge challenge, Login login, Set<String> scopes) throws IOException, InterruptedException {
        Request request = Request.of("GET", address(challenge, scopes)).with("Accept", "application/json");
        if (!login.isNone()) {
            request = request.with("Authorization", login.basic());
        }
        try (Answer answer = transport.send(request)) {
            if (answer.status() == 401 || answer.status() == 403) {
                throw refused(login, answer.status());
            }
            if (answer.status() >= 500 || answer.status() == 429) {
                throw new IOException("The token server of " + registry.name() + " answered " + answer.status());
            }
            if (!answer.isSuccess()) {
                throw new ClientException("The token server of " + registry.name() + " answered " + answer.status()
                        + " to the login. Check the registry's address, or ask whoever runs it.");
            }
            return read(answer.bytes(LARGEST));
        }
    }

    private ClientException refused(Login login, int status) {
        return new ClientException(
                login.isNone()
                        ? registry.name()
                                + " gives nothing to nobody: give a user name and a password; in a pipeline, with credentialsId."
                        : registry.name() + " did not accept the login of " + login + ". Check user name and password,"
                                + " and whether they have expired.",
                status);
    }

    private Token read(byte[] content) throws IOException {
        JsonNode json;
        try {
            json = JSON.readTree(content);
        } catch (JsonProcessingException e) {
            throw new ClientException(
                    "The token server of " + registry.name() + " answered no JSON. Check the registry's address.");
        }
        String text = json.path("token").asText(json.path("access_token").asText(""));
        if (text.isEmpty() || text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new ClientException("The token server of " + registry.name()
                    + " answered without a usable token. Ask whoever runs that registry.");
        }
        long life = Math.max(SHORTEST_LIFE, json.path("expires_in").asLong(SHORTEST_LIFE));
        Instant until = clock.instant().plusSeconds(Math.min(life, 24 * 3600L) - MARGIN);
        return new Token(text, until);
    }

    /** The login goes to an address that the registry names, so never in the clear where the registry itself is not. */
    private URI address(Challenge challenge, Set<String> scopes) throws ClientException {
        String realm = challenge.parameter("realm").orElse("");
        URI uri;
        try {
            uri = registry.base().resolve(URI.create(realm));
        } catch (IllegalArgumentException e) {
            throw unusable();
        }
        boolean encrypted = "https".equalsIgnoreCase(uri.getScheme());
        boolean asPlain = "http".equalsIgnoreCase(uri.getScheme())
                && (registry.base().getScheme().equals("http")
                        || RegistryUrl.isLoopback(String.valueOf(uri.getHost())));
        if (realm.isEmpty() || uri.getHost() == null || !(encrypted || asPlain)) {
            throw unusable();
        }
        StringBuilder query = new StringBuilder(uri.getRawQuery() == null ? "" : uri.getRawQuery() + "&");
        challenge
                .parameter("service")
                .ifPresent(service -> query.append("service=").append(encoded(service)));
        for (String scope : scopes) {
            query.append(query.isEmpty() ? "" : "&").append("scope=").append(encoded(scope));
        }
        String path = uri.getRawPath();
        return URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + path + "?" + query);
    }

    private ClientException unusable() {
        return new ClientException(
                registry.name()
                        + " names no token server that a login may be sent to: it must be https. Ask whoever runs that registry.");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
