// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A line of an audit file: a JSON object whose first member {@code n} numbers all lines of all files, and whose last member {@code
 * chain} is the SHA-256, hexadecimal, of the chain of the line before (64 digits) followed by this line up to {@code ,"chain"}. So no
 * line can be changed, moved or taken out without all that follow it being made anew.
 */
record AuditLine(String text, long number, String chain) {
    /** Stands before the first line of all. */
    static final String NO_CHAIN = "0".repeat(64);

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SEAL = ",\"chain\":\"";
    private static final int SEALED = SEAL.length() + 64 + 2;

    /** The line of an entry, without a line break. */
    static AuditLine of(AuditEntry entry, long number, String chainBefore) {
        String whole = json(entry, number).toString();
        String open = whole.substring(0, whole.length() - 1);
        String chain = chain(chainBefore, open);
        return new AuditLine(open + SEAL + chain + "\"}", number, chain);
    }

    private static ObjectNode json(AuditEntry entry, long number) {
        ObjectNode json = JSON.createObjectNode();
        json.put("n", number).put("time", entry.time().toString());
        AuditEntry.Who who = entry.who();
        json.put("actor", who.actor()).put("credential", who.with().kind());
        who.with().id().ifPresent(id -> json.put("credentialId", id));
        if (who.with().bearer()) {
            json.put("bearer", true);
        }
        json.put("from", who.from());
        who.via().ifPresent(via -> json.put("via", via));
        who.tried().ifPresent(tried -> json.put("tried", tried));
        AuditEntry.What what = entry.what();
        json.put("operation", what.operation()).put("method", what.method()).put("route", what.route());
        what.repository().ifPresent(repository -> json.put("repository", repository));
        what.reference().ifPresent(reference -> json.put("reference", reference));
        if (!what.about().isEmpty()) {
            ObjectNode about = json.putObject("about");
            new java.util.TreeMap<>(what.about()).forEach(about::put);
        }
        AuditEntry.Result result = entry.result();
        json.put("outcome", result.outcome().toString()).put("status", result.status());
        result.code().ifPresent(code -> json.put("code", code));
        result.reason().ifPresent(reason -> json.put("reason", reason));
        result.incident().ifPresent(incident -> json.put("incident", incident));
        return json;
    }

    /** What a file holds; empty when the text is no line of the audit log. Whether its chain is true is another question. */
    static Optional<AuditLine> parse(String text) {
        int seal = text.length() - SEALED;
        if (seal < 1 || !text.startsWith(SEAL, seal) || !text.endsWith("\"}")) {
            return Optional.empty();
        }
        try {
            JsonNode number = JSON.readTree(text).path("n");
            String chain = text.substring(seal + SEAL.length(), text.length() - 2);
            return number.isIntegralNumber()
                    ? Optional.of(new AuditLine(text, number.longValue(), chain))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Whether the line follows one of this chain unchanged. */
    boolean follows(String chainBefore) {
        return chain(chainBefore, text.substring(0, text.length() - SEALED)).equals(chain);
    }

    JsonNode json() {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A line of the audit log is JSON", e);
        }
    }

    private static String chain(String before, String open) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(before.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(sha.digest(open.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256, which every Java must have.", e);
        }
    }
}
