// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store;

import io.jenkins.plugins.trustedregistry.engine.advisories.ecosystem.Releases;
import io.jenkins.plugins.trustedregistry.engine.advisories.osv.Judge;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;

/** A file, and which of its releases hold for packages of an ecosystem. The same for all packages of an image. */
final class Holding implements IntPredicate {
    private final SharedFile file;
    private final Map<Integer, Release> releases = new HashMap<>();

    private Holding(SharedFile file) {
        this.file = file;
    }

    /** @param version of a package: see {@link Releases#of} */
    static Holding of(SharedFile file, String ecosystem, String version) {
        Holding holding = new Holding(file);
        for (String each : Releases.of(ecosystem, version, file.ecosystems().keySet())) {
            holding.releases.put(
                    Objects.requireNonNull(file.ecosystems().get(each)), new Release(each, new Judge(each)));
        }
        return holding;
    }

    /** @param ecosystem as the records write it */
    record Release(String ecosystem, Judge judge) {}

    SharedFile file() {
        return file;
    }

    boolean isEmpty() {
        return releases.isEmpty();
    }

    /** Whether an ecosystem of the file holds, by its number. */
    @Override
    public boolean test(int ecosystem) {
        return releases.containsKey(ecosystem);
    }

    /** One that holds. */
    Release release(int ecosystem) {
        return Objects.requireNonNull(releases.get(ecosystem));
    }
}
