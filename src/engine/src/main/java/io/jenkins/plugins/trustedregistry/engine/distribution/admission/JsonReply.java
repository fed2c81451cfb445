// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.admission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;

/** A reply whose body is JSON, made of maps, lists and simple values. */
public final class JsonReply {
    public static final String TYPE = "application/json";

    private static final ObjectWriter WRITER = JsonMapper.builder().build().writer();

    private JsonReply() {}

    public static Reply of(int status, Object content) {
        return of(status, TYPE, content);
    }

    /** With a Content-Type of its own. */
    public static Reply of(int status, String contentType, Object content) {
        try {
            return Reply.of(status).with(contentType, WRITER.writeValueAsBytes(content));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A reply could not be written as JSON.", e);
        }
    }
}
