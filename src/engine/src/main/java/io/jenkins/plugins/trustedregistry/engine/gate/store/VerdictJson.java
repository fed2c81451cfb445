// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Verdict;
import io.jenkins.plugins.trustedregistry.engine.inventory.Word;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.io.UncheckedIOException;
import java.time.Instant;

/** Verdicts as they are kept. */
final class VerdictJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new Word<>(Instant.class, Instant::parse))
                    .addSerializer(Digest.class, ToStringSerializer.instance)
                    .addDeserializer(Digest.class, new Word<>(Digest.class, Digest::parse))
                    .addSerializer(RepositoryName.class, ToStringSerializer.instance)
                    .addDeserializer(RepositoryName.class, new Word<>(RepositoryName.class, RepositoryName::parse)))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private VerdictJson() {}

    static String write(Verdict verdict) {
        try {
            return JSON.writeValueAsString(verdict);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e); // records of texts and numbers: nothing can fail
        }
    }

    static Verdict read(String json) {
        try {
            return JSON.readValue(json, Verdict.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A stored verdict is damaged", e);
        }
    }
}
