// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store;

import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.PackageQuery;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.data.Mentions;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.data.PackedAffected;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.data.PackedReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges what the records of a file say of a package, and keeps those that may concern it. */
final class Suspicions implements Mentions.Reader {
    private final Holding holding;
    private final PackageQuery query;
    private final String name;
    private final byte[] version;
    private final Map<Key, List<Suspicion.Judged>> byRecord = new LinkedHashMap<>(4);

    /** @param name in the form under which it is kept */
    Suspicions(Holding holding, PackageQuery query, String name) {
        this.holding = holding;
        this.query = query;
        this.name = name;
        this.version = query.version().getBytes(StandardCharsets.UTF_8);
    }

    private record Key(long record, int ecosystem) {}

    @Override
    public void mention(long record, int ecosystem, PackedReader affected) {
        Holding.Release release = holding.release(ecosystem);
        Optional<PackedAffected.OnlyFix> only = PackedAffected.onlyFix(affected.copy());
        if (only.isPresent()
                && release.judge().isMended(only.get().semver(), only.get().fix(), query.version())) {
            return; // it would add nothing to other mentions either
        }
        Suspicion.Judged judged = judged(release, affected);
        byRecord.computeIfAbsent(new Key(record, ecosystem), any -> new ArrayList<>(1))
                .add(judged);
    }

    private Suspicion.Judged judged(Holding.Release release, PackedReader packed) {
        var affected = PackedAffected.unpack(release.ecosystem(), name, packed, version);
        return new Suspicion.Judged(affected, release.judge().judge(affected, query.version()));
    }

    /** Adds what was found to others. */
    void addTo(List<Suspicion> all) {
        byRecord.forEach((key, mentions) -> {
            for (Suspicion.Judged each : mentions) {
                if (!each.isSafe()) {
                    all.add(new Suspicion(holding.file(), key.record(), mentions));
                    return;
                }
            }
        });
    }
}
