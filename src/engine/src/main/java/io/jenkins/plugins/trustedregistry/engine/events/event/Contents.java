// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.event;

import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Facts in the order they are sent in. What is not known is left out. */
final class Contents {
    private final Map<String, Object> facts = new LinkedHashMap<>();

    static Contents none() {
        return new Contents();
    }

    /** Begins with the two parts of a repository's name, which Docker Trusted Registry calls so. */
    static Contents of(RepositoryName repository) {
        return new Contents().with("namespace", repository.namespace().name()).with("repository", repository.rest());
    }

    static String location(RepositoryName repository) {
        return "/api/v1/repositories/" + repository;
    }

    Contents with(String key, Object value) {
        facts.put(key, value);
        return this;
    }

    Contents with(String key, Optional<?> value) {
        value.ifPresent(fact -> facts.put(key, fact.toString()));
        return this;
    }

    Map<String, Object> facts() {
        return facts;
    }
}
