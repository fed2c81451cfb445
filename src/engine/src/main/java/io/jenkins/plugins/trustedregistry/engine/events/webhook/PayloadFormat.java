// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.webhook;

import java.util.Locale;
import java.util.Optional;

/** In which form an event is sent. */
public enum PayloadFormat {
    /** As Docker Trusted Registry did: type, createdAt, contents, location; with id and actor. */
    PLAIN("application/json"),
    /** CloudEvents 1.0, structured mode. */
    CLOUDEVENTS("application/cloudevents+json; charset=utf-8");

    private final String contentType;

    PayloadFormat(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }

    /** The inverse of {@link #toString}; empty when it is none. */
    public static Optional<PayloadFormat> parse(String text) {
        for (PayloadFormat format : values()) {
            if (format.toString().equals(text)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
