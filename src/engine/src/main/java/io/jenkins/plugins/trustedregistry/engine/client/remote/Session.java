// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.remote;

import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.ExhaustedException;
import io.jenkins.plugins.trustedregistry.engine.client.PassingException;
import io.jenkins.plugins.trustedregistry.engine.client.RegistryUrl;
import io.jenkins.plugins.trustedregistry.engine.client.Retries;
import io.jenkins.plugins.trustedregistry.engine.client.login.Authorization;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Answer;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Request;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Transport;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** Requests to one registry: with what it wants to see of a login, past its redirects, again when they fail in passing. */
final class Session {
    private static final int MOST_CHALLENGES = 2;
    private static final int MOST_REDIRECTS = 5;

    private final RegistryUrl registry;
    private final Authorization authorization;
    private final Transport transport;
    private final Retries retries;
    private volatile boolean greeted;

    Session(RegistryUrl registry, Authorization authorization, Transport transport, Retries retries) {
        this.registry = registry;
        this.authorization = authorization;
        this.transport = transport;
        this.retries = retries;
    }

    RegistryUrl registry() {
        return registry;
    }

    Retries retries() {
        return retries;
    }

    /** One request and whatever its answer is, but 401: that is answered with a login, or thrown. */
    Answer once(Request request, Set<String> scopes, String what) throws IOException, InterruptedException {
        greet();
        for (int challenges = 0; ; challenges++) {
            Optional<String> shown = authorization.header(scopes);
            Answer answer = redirected(
                    shown.map(value -> request.with("Authorization", value)).orElse(request));
            if (answer.status() != 401) {
                return answer;
            }
            try (answer) {
                if (challenges >= MOST_CHALLENGES || !authorization.challenged(answer, scopes, shown)) {
                    throw unauthorized(answer, what);
                }
            }
        }
    }

    /**
     * Asks first how to log in, as docker does. A registry that gives something to nobody too would never ask, and who has logged in may
     * see more.
     */
    private void greet() throws IOException, InterruptedException {
        if (greeted || authorization.login().isNone()) {
            return;
        }
        try (Answer answer = redirected(Request.of("GET", registry.at("/v2/")))) {
            if (answer.status() == 401) {
                authorization.challenged(answer, Set.of(), Optional.empty());
            }
        }
        greeted = true;
    }

    private IOException unauthorized(Answer answer, String what) {
        if (authorization.login().isNone()) {
            return new ClientException(
                    "Tried to " + what + " at " + registry.name()
                            + " without a login, and it wants one. Give a user name"
                            + " and a password; in a pipeline, with credentialsId.",
                    401);
        }
        if (authorization.showsPassword()) {
            return new ClientException(
                    registry.name() + " did not accept the login of " + authorization.login()
                            + ". Check user name and password, and whether they have expired.",
                    401);
        }
        return Refused.of(answer, registry.name(), what);
    }

    /** A login is shown to the registry itself only, not to where it keeps its blobs. */
    private Answer redirected(Request first) throws IOException, InterruptedException {
        Request request = first;
        for (int hops = 0; ; hops++) {
            Answer answer = transport.send(request);
            Optional<URI> next = next(request, answer);
            if (next.isEmpty()) {
                return answer;
            }
            answer.close();
            if (hops >= MOST_REDIRECTS) {
                throw new ClientException(registry.name()
                        + " redirects in circles. Check the registry's address, or ask whoever runs it.");
            }
            URI target = next.get();
            if ("https".equals(request.uri().getScheme()) && !"https".equals(target.getScheme())) {
                throw new ClientException(registry.name()
                        + " redirects from https to http, which is not followed. Ask whoever runs that registry.");
            }
            request = registry.covers(target)
                    ? first.to(target)
                    : Request.of(first.method(), target).withRangeOf(first);
        }
    }

    private static Optional<URI> next(Request request, Answer answer) {
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        int status = answer.status();
        if (!reads || !(status == 301 || status == 302 || status == 303 || status == 307 || status == 308)) {
            return Optional.empty();
        }
        try {
            return answer.header("Location").map(URI::create).map(request.uri()::resolve);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Tries something until it works, or has failed as often as it may. */
    <T> T retried(String what, Attempt<T> attempt) throws IOException, InterruptedException {
        for (int failures = 1; ; failures++) {
            try {
                return attempt.run();
            } catch (IOException e) {
                failed(e, what, failures);
            }
        }
    }

    /** Waits after a failure, or throws when it is not worth it. */
    void failed(IOException failure, String what, int failures) throws IOException, InterruptedException {
        if (failure instanceof ClientException) {
            throw failure;
        }
        Optional<ClientException> lasting = lasting(failure);
        if (lasting.isPresent()) {
            throw lasting.get();
        }
        if (!retries.again(failures, PassingException.wait(failure))) {
            throw new ExhaustedException(
                    "Tried " + (failures == 1 ? "" : failures + " times ") + "to " + what + " at " + registry.name()
                            + ", but failed because "
                            + reason(failure)
                            + ". Check whether the registry can be reached from here, then run this again.",
                    PassingException.wait(failure));
        }
    }

    private Optional<ClientException> lasting(IOException failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof UnknownHostException || each instanceof java.nio.channels.UnresolvedAddressException) {
                return Optional.of(new ClientException("The registry " + registry.name()
                        + " can't be found: its name is not known here. Check the address."));
            }
            if (each instanceof SSLHandshakeException || each instanceof SSLException) {
                return Optional.of(new ClientException("No encrypted connection to " + registry.name()
                        + " could be made because " + reason(failure) + ". Check the registry's certificate; where an"
                        + " authority of your own has signed it, Java on this machine must trust that."));
            }
        }
        return Optional.empty();
    }

    static String reason(IOException failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each.getMessage() != null && !each.getMessage().isBlank()) {
                return each.getMessage();
            }
        }
        return "the connection failed (" + failure.getClass().getSimpleName() + ")";
    }

    /** Something that may fail in passing. */
    @FunctionalInterface
    interface Attempt<T> {
        T run() throws IOException, InterruptedException;
    }
}
