// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.verdict;

import io.jenkins.plugins.trustedregistry.plugin.login.RegistryChoice;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/** What a step asks, kept with the run while it waits. Variables are replaced already. */
final class Asked implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String image;
    private final String url;
    private final String credentialsId;
    private final boolean plainHttp;
    private final String layout;
    private final String archive;
    private final String platform;
    private final boolean gate;
    private final String policy;
    private final boolean unstable;
    private final long until;

    Asked(InspectionStep step, Words words) {
        RegistryChoice choice = step.said();
        image = words.text(step.getImage());
        url = words.text(choice.url());
        credentialsId = choice.credentialsId();
        plainHttp = choice.plainHttp();
        layout = words.text(step.getLayout());
        archive = words.text(step.getArchive());
        platform = words.text(step.getPlatform());
        gate = step.gates();
        policy = words.text(step.gatePolicy());
        unstable = step.isOnlyUnstable();
        until = Instant.now().plus(Duration.ofMinutes(step.getMinutes())).toEpochMilli();
    }

    /** Replaces variables, where the kind of job does. */
    @FunctionalInterface
    interface Words {
        String text(String parameter);
    }

    String image() {
        return image;
    }

    RegistryChoice choice() {
        return new RegistryChoice(url, credentialsId, plainHttp);
    }

    String layout() {
        return layout;
    }

    String archive() {
        return archive;
    }

    String platform() {
        return platform;
    }

    boolean isOfFiles() {
        return !layout.isEmpty() || !archive.isEmpty();
    }

    boolean gates() {
        return gate;
    }

    String policy() {
        return policy;
    }

    boolean onlyUnstable() {
        return unstable;
    }

    Duration left() {
        return Duration.ofMillis(Math.max(0, until - Instant.now().toEpochMilli()));
    }
}
