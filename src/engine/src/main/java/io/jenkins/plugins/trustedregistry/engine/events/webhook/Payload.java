// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.events.event.Happening;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Words events.
 *
 * @param published the registry's public address as of now; empty when none is set
 */
record Payload(Supplier<String> published) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What is sent, to the byte: it is signed as it stands. */
    String of(Happening happening, PayloadFormat format) {
        Map<String, Object> payload =
                switch (format) {
                    case PLAIN -> plain(happening);
                    case CLOUDEVENTS -> cloudEvent(happening);
                };
        try {
            return JSON.writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event can be written as JSON", e);
        }
    }

    private Map<String, Object> plain(Happening happening) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("id", happening.id());
        payload.put("type", happening.event().type().name());
        payload.put("createdAt", happening.at().toString());
        payload.put("actor", happening.actor());
        payload.put("contents", happening.event().contents());
        payload.put("location", location(happening));
        return payload;
    }

    /** https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md; actor is an extension. */
    private Map<String, Object> cloudEvent(Happening happening) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("specversion", "1.0");
        payload.put("id", happening.id());
        String address = published.get();
        payload.put("source", address.isEmpty() ? "/trusted-registry" : address);
        payload.put("type", happening.event().type().reversedDomainName());
        subject(happening).ifPresent(subject -> payload.put("subject", subject));
        payload.put("time", happening.at().toString());
        payload.put("datacontenttype", "application/json");
        payload.put("actor", happening.actor());
        Map<String, Object> data = new LinkedHashMap<>(happening.event().contents());
        data.put("location", location(happening));
        payload.put("data", data);
        return payload;
    }

    private static Optional<String> subject(Happening happening) {
        Object image = happening.event().contents().get("imageName");
        return image != null
                ? Optional.of(image.toString())
                : happening.event().repository().map(name -> name.toString());
    }

    private String location(Happening happening) {
        String location = happening.event().location();
        return location.isEmpty() ? "" : published.get() + location;
    }
}
