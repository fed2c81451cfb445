// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.advisory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One vulnerability, put together from every record about it that concerns the package.
 *
 * @param id the CVE where there is one, else the identifier of its record
 * @param aliases its other names, of any database, in order, without {@code id}
 * @param records the records it was put together from, as their databases name them; the first one counts most
 * @param summary one line; may be empty
 * @param rating how bad it is
 * @param references where more is said, without repetitions
 * @param published when it became public
 * @param modified when one of the records was changed last
 * @param exploited there when it is known to be exploited; empty also when that list was never imported
 * @param forecast how probable it is that it is exploited soon; empty also when that list was never imported
 */
public record Advisory(
        String id,
        List<String> aliases,
        List<String> records,
        String summary,
        Rating rating,
        List<Reference> references,
        Optional<Instant> published,
        Optional<Instant> modified,
        Optional<KnownExploited> exploited,
        Optional<ExploitForecast> forecast) {

    public Advisory {
        aliases = List.copyOf(aliases);
        records = List.copyOf(records);
        references = List.copyOf(references);
    }

    public Severity severity() {
        return rating.severity();
    }
}
