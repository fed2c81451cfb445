// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.subject;

import io.jenkins.plugins.trustedregistry.engine.inventory.Component;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An image that is judged, with what is known of it now. What no rule needs may be left out.
 *
 * @param name how people name it
 * @param repository where it is; empty: outside of the registry
 * @param tags of it, and of indexes that list it
 * @param within indexes that list it
 * @param platform what it runs on; empty when that is not known
 * @param findings its vulnerabilities that count, the worst first
 * @param now when it is judged
 */
public record Subject(
        String name,
        Optional<RepositoryName> repository,
        Digest digest,
        List<Tag> tags,
        List<Digest> within,
        Kind kind,
        String platform,
        ScanFacts scan,
        List<Finding> findings,
        List<Component> components,
        ImageTimes times,
        DataFacts data,
        Signed signed,
        Instant now) {

    public Subject {
        tags = List.copyOf(tags);
        within = List.copyOf(within);
        findings = List.copyOf(findings);
        components = List.copyOf(components);
    }

    /** The same with other findings that count. */
    public Subject with(List<Finding> counting) {
        return new Subject(
                name,
                repository,
                digest,
                tags,
                within,
                kind,
                platform,
                scan,
                counting,
                components,
                times,
                data,
                signed,
                now);
    }
}
