// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.common;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.Platform;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;

/** How values look in the API's JSON: names, digests and members as their text, times as ISO 8601 in UTC, absence left out. */
public final class Json {
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(asText(
                    RepositoryName.class,
                    NamespaceName.class,
                    Tag.class,
                    Digest.class,
                    MediaType.class,
                    Member.class,
                    Member.Kind.class,
                    Role.class,
                    Platform.class,
                    Instant.class))
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    private Json() {}

    /** A reply with this value as its body. */
    public static Reply reply(int status, Object value) {
        try {
            return Reply.of(status).with("application/json", MAPPER.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A reply could not be written as JSON", e);
        }
    }

    public static Reply ok(Object value) {
        return reply(200, value);
    }

    /** 201 with the object that was made and where it is. */
    public static Reply created(String location, Object value) {
        return reply(201, value).with("Location", location);
    }

    public static Reply gone() {
        return Reply.of(204);
    }

    private static SimpleModule asText(Class<?>... types) {
        SimpleModule module = new SimpleModule();
        for (Class<?> type : types) {
            module.addSerializer(type, ToStringSerializer.instance);
        }
        return module;
    }
}
