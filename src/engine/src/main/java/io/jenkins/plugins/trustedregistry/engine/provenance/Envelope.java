// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.provenance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A signed statement (DSSE, protocol 1.0.2). */
final class Envelope {
    static final String MEDIA_TYPE = "application/vnd.dsse.envelope.v1+json";

    private static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Envelope() {}

    static byte[] of(byte[] statement, ProvenanceKey key) {
        Base64.Encoder base64 = Base64.getEncoder();
        ObjectNode envelope = JSON.createObjectNode();
        envelope.put("payloadType", PAYLOAD_TYPE);
        envelope.put("payload", base64.encodeToString(statement));
        envelope.putArray("signatures")
                .addObject()
                .put("keyid", key.id())
                .put("sig", base64.encodeToString(key.sign(signed(statement))));
        try {
            return JSON.writeValueAsBytes(envelope);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e); // a tree of texts: nothing can fail
        }
    }

    /** What is signed: the "pre-authentication encoding", so that a payload is never taken for one of another type. */
    static byte[] signed(byte[] statement) {
        byte[] head = ("DSSEv1 " + PAYLOAD_TYPE.length() + " " + PAYLOAD_TYPE + " " + statement.length + " ")
                .getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(head.length + statement.length);
        bytes.writeBytes(head);
        bytes.writeBytes(statement);
        return bytes.toByteArray();
    }
}
