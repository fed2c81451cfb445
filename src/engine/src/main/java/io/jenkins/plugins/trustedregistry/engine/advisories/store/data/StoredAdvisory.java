// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store.data;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Reference;
import io.jenkins.plugins.trustedregistry.engine.advisories.osv.OsvRecord;
import io.jenkins.plugins.trustedregistry.engine.advisories.osv.OsvSeverity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A record as it is kept, without its packages.
 *
 * @param aliases other names of the same vulnerability
 * @param standsFor the vulnerabilities it is about when those are others than its aliases: of a distribution's notice all that it
 *     mends; empty: it is about itself
 */
public record StoredAdvisory(
        String id,
        Instant modified,
        Optional<Instant> published,
        String summary,
        List<String> aliases,
        List<String> standsFor,
        List<OsvSeverity> severities,
        List<Reference> references) {

    private static final int ITSELF = 350; // with its key
    private static final int REFERENCE = 80;
    private static final int NAME = 80;

    public StoredAdvisory {
        aliases = List.copyOf(aliases);
        standsFor = List.copyOf(standsFor);
        severities = List.copyOf(severities);
        references = List.copyOf(references);
    }

    /** About how many bytes it takes. */
    public int weight() {
        int texts = summary.length();
        for (Reference each : references) {
            texts += each.url().length() + REFERENCE;
        }
        return texts + NAME * (1 + aliases.size() + standsFor.size() + severities.size()) + ITSELF;
    }

    public static StoredAdvisory of(OsvRecord osv) {
        return new StoredAdvisory(
                osv.id(),
                osv.modified(),
                osv.published(),
                osv.summary(),
                osv.aliases(),
                Names.standsFor(osv),
                osv.severities(),
                distinct(osv.references()));
    }

    byte[] packed() {
        PackedWriter out = new PackedWriter();
        return out.text(id)
                .number(modified.toEpochMilli())
                .number(published.map(Instant::toEpochMilli).orElse(0L))
                .text(summary)
                .texts(aliases)
                .texts(standsFor)
                .list(severities, severity -> out.text(severity.type()).text(severity.score()))
                .list(references, reference -> out.text(reference.type()).text(reference.url()))
                .bytes();
    }

    private static List<Reference> distinct(List<Reference> references) {
        Map<String, Reference> byAddress = new LinkedHashMap<>();
        references.forEach(each -> byAddress.putIfAbsent(each.url(), each));
        return List.copyOf(byAddress.values());
    }

    static StoredAdvisory unpacked(byte[] bytes) {
        PackedReader in = new PackedReader(bytes);
        String id = in.text();
        Instant modified = Instant.ofEpochMilli(in.number());
        long published = in.number();
        return new StoredAdvisory(
                id,
                modified,
                published == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(published)),
                in.text(),
                in.texts(),
                in.texts(),
                in.list(() -> new OsvSeverity(in.text(), in.text())),
                distinct(in.list(() -> new Reference(in.text(), in.text()))));
    }
}
