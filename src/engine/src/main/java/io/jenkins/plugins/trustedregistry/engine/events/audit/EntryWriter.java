// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.audit;

import io.jenkins.plugins.trustedregistry.engine.endpoint.AnsweredCall;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Makes an entry of an answered call, and leaves out everything that could be a secret. */
final class EntryWriter {
    private static final Set<String> REPOSITORY = Set.of("name", "repository");
    private static final Set<String> REFERENCE = Set.of("reference", "digest", "tag");
    /** The path's names that say nothing: an upload's id is good for nothing else than the upload. */
    private static final Set<String> SILENT = Set.of("upload");
    /** Of a query only these; whatever else stands there may be anything. */
    private static final List<String> QUERY = List.of("tag", "mount", "from", "scope", "user");

    private static final String REPOSITORIES = "/api/v1/repositories/";
    private static final String BASIC = "Basic ";

    private final InstantSource clock;
    private final Predicate<String> knownUser;

    EntryWriter(InstantSource clock, Predicate<String> knownUser) {
        this.clock = clock;
        this.knownUser = knownUser;
    }

    AuditEntry entry(AnsweredCall answered, Operation operation, Outcome outcome) {
        return new AuditEntry(
                clock.instant(),
                who(answered, outcome),
                what(answered, operation),
                new AuditEntry.Result(
                        outcome,
                        answered.reply().status(),
                        answered.refusal().map(refusal -> refusal.code().name()),
                        answered.refusal().map(refusal -> Redaction.sentence(String.valueOf(refusal.getMessage()))),
                        answered.incident()));
    }

    private AuditEntry.Who who(AnsweredCall answered, Outcome outcome) {
        Call call = answered.call();
        String from = call.peer().address();
        String connected = call.peer().connected();
        boolean refusedLogin = outcome == Outcome.REFUSED && answered.reply().status() == 401;
        return new AuditEntry.Who(
                Redaction.value(call.principal().shownName()),
                UsedCredential.of(call),
                from,
                connected.equals(from) ? Optional.empty() : Optional.of(connected),
                refusedLogin ? tried(call) : Optional.empty());
    }

    private Optional<String> tried(Call call) {
        return call.headers()
                .first("Authorization")
                .flatMap(EntryWriter::userName)
                .filter(this::isKnown);
    }

    private boolean isKnown(String name) {
        try {
            return knownUser.test(name);
        } catch (RuntimeException e) {
            return false; // the directory can't be asked, and says so in the log itself
        }
    }

    private static Optional<String> userName(String header) {
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            String login = new String(
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip()), StandardCharsets.UTF_8);
            return Optional.of(login.substring(0, Math.max(0, login.indexOf(':'))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static AuditEntry.What what(AnsweredCall answered, Operation operation) {
        Call call = answered.call();
        Map<String, String> about = new TreeMap<>();
        Optional<String> repository = Optional.empty();
        Optional<String> reference = call.queryParameter("digest").map(Redaction::value);
        for (Map.Entry<String, String> parameter : call.pathParameters().entrySet()) {
            String value = Redaction.value(parameter.getValue());
            if (REPOSITORY.contains(parameter.getKey())) {
                repository = Optional.of(value);
            } else if (REFERENCE.contains(parameter.getKey())) {
                reference = Optional.of(value);
            } else if (!SILENT.contains(parameter.getKey())) {
                about.put(parameter.getKey(), value);
            }
        }
        for (String name : QUERY) {
            call.queryParameter(name).ifPresent(value -> about.put(name, Redaction.value(value)));
        }
        digest(answered.reply())
                .filter(isNot(reference))
                .ifPresent(digest -> about.put("digest", Redaction.value(digest)));
        Optional<String> made = made(answered.reply());
        made.ifPresent(location -> about.put("made", Redaction.value(location)));
        if (repository.isEmpty()) {
            repository = made.filter(location -> location.startsWith(REPOSITORIES))
                    .map(location -> Redaction.value(location.substring(REPOSITORIES.length())));
        }
        return new AuditEntry.What(
                operation.words(), call.method().name(), answered.template(), repository, reference, about);
    }

    private static Predicate<String> isNot(Optional<String> reference) {
        return digest -> !reference.equals(Optional.of(digest));
    }

    /** Which image a tag led to, or leads to from now on. */
    private static Optional<String> digest(Reply reply) {
        return reply.headers().stream()
                .filter(header -> reply.status() / 100 == 2 && header.getKey().equals("Docker-Content-Digest"))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** What a call of the management API made, whose name stands in the body that is not read here. */
    private static Optional<String> made(Reply reply) {
        return reply.headers().stream()
                .filter(header -> reply.status() == 201 && header.getKey().equals("Location"))
                .map(Map.Entry::getValue)
                .filter(location -> location.startsWith("/api/v1/"))
                .findFirst();
    }
}
