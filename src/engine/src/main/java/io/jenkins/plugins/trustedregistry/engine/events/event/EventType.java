// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.event;

import java.util.Locale;
import java.util.Optional;

/** What kind of thing happened: the names Docker Trusted Registry used, and ours in the same style. */
public enum EventType {
    TAG_PUSH(Concerns.REPOSITORY),
    TAG_PULL(Concerns.REPOSITORY),
    TAG_DELETE(Concerns.REPOSITORY),
    MANIFEST_PUSH(Concerns.REPOSITORY),
    MANIFEST_PULL(Concerns.REPOSITORY),
    MANIFEST_DELETE(Concerns.REPOSITORY),
    SCAN_COMPLETED(Concerns.REPOSITORY),
    SCAN_FAILED(Concerns.REPOSITORY),
    /** An image nobody touched has more findings, because more is known. */
    SCAN_WORSENED(Concerns.REPOSITORY),
    /** The same image has fewer findings, or less bad ones, than before. */
    SCAN_IMPROVED(Concerns.REPOSITORY),
    PROMOTION(Concerns.REPOSITORY),
    /** A build made all its tags appear together. */
    STAGING_PUBLISHED(Concerns.REPOSITORY),
    /** What a build had staged will never appear. */
    STAGING_ABANDONED(Concerns.REPOSITORY),
    PUSH_MIRRORING(Concerns.REPOSITORY),
    POLL_MIRRORING(Concerns.REPOSITORY),
    GATE_PASSED(Concerns.REPOSITORY),
    GATE_BLOCKED(Concerns.REPOSITORY),
    REPO_CREATED(Concerns.NAMESPACE),
    REPO_UPDATED(Concerns.NAMESPACE),
    REPO_DELETED(Concerns.NAMESPACE),
    QUOTA_WARNING(Concerns.NAMESPACE),
    QUOTA_EXCEEDED(Concerns.NAMESPACE),
    SCANNER_UPDATE_COMPLETED(Concerns.REGISTRY),
    SETTINGS_CHANGED(Concerns.REGISTRY),
    /** Sent by the test button only; nobody subscribes to it. */
    TEST(Concerns.NOBODY);

    /** Who may ask to be told: whoever has the say over this, and over everything around it. */
    public enum Concerns {
        REPOSITORY,
        NAMESPACE,
        REGISTRY,
        NOBODY
    }

    private final Concerns concerns;

    EventType(Concerns concerns) {
        this.concerns = concerns;
    }

    public Concerns concerns() {
        return concerns;
    }

    /** Empty when there is no such type. */
    public static Optional<EventType> parse(String text) {
        for (EventType type : values()) {
            if (type.name().equals(text)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** In the style of CloudEvents: {@code io.jenkins.trustedregistry.tag.push}. */
    public String reversedDomainName() {
        return "io.jenkins.trustedregistry." + name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
