// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.osv;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Reference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One record.
 *
 * @param aliases the same vulnerability in other databases
 * @param upstream vulnerabilities of others that this one hands on: what a distribution's notice mends
 * @param related of distributions that name there what their notice mends
 * @param summary one line, at most 500 characters; may be empty
 */
public record OsvRecord(
        String id,
        Instant modified,
        Optional<Instant> published,
        boolean withdrawn,
        List<String> aliases,
        List<String> upstream,
        List<String> related,
        String summary,
        List<OsvSeverity> severities,
        List<Reference> references,
        List<OsvAffected> affected) {

    public OsvRecord {
        aliases = List.copyOf(aliases);
        upstream = List.copyOf(upstream);
        related = List.copyOf(related);
        severities = List.copyOf(severities);
        references = List.copyOf(references);
        affected = List.copyOf(affected);
    }
}
