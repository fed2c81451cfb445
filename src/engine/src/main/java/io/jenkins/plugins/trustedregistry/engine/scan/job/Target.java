// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.job;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a job is to scan, as the job's parameters say it.
 *
 * @param tag by which somebody asked for it, for those who are told of the end
 * @param again also when this version of the scanner has looked into it
 */
record Target(RepositoryName repository, Digest digest, Optional<Tag> tag, boolean again) {

    static Target of(Map<String, String> parameters) {
        return new Target(
                RepositoryName.parse(parameters.getOrDefault("repository", "")),
                Digest.parse(parameters.getOrDefault("digest", "")),
                Optional.ofNullable(parameters.get("tag")).map(Tag::parse),
                parameters.containsKey("again"));
    }

    Map<String, String> parameters() {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("repository", repository.name());
        parameters.put("digest", digest.toString());
        tag.ifPresent(name -> parameters.put("tag", name.name()));
        if (again) {
            parameters.put("again", "true");
        }
        return parameters;
    }
}
