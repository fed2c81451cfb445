// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.store;

import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.PackageQuery;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.ScannerName;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Finding;
import io.jenkins.plugins.trustedregistry.engine.scan.store.packed.Told;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * Packages as other scanners speak of them, in {@code scan_package}. What such a scanner says of a package hangs on the image, not on
 * the package alone; so a row is named by what was said, images about which the same was said share it, and it never changes.
 */
final class OtherPackages {
    /** No generation of the registry's own advisories: these are never asked about. */
    static final long GENERATION = Long.MAX_VALUE;

    private static final int HASH_LENGTH = 16;
    private static final Pattern MARK = Pattern.compile("^([a-z0-9._-]+)#[0-9a-f]{" + HASH_LENGTH + "}(?= |$)");

    private OtherPackages() {}

    /** The scanner's name alone, of the ecosystem or of a text that begins with it; anything else as it is. */
    static String shown(String text) {
        return MARK.matcher(text).replaceFirst("$1");
    }

    /** The findings of each package, by what the table calls it. */
    static Map<PackageQuery, List<Told>> of(ScannerName scanner, List<Finding> findings) {
        Map<PackageQuery, Map<String, Told>> byPackage = new LinkedHashMap<>();
        for (Finding each : findings) {
            byPackage
                    .computeIfAbsent(each.affected(), any -> new LinkedHashMap<>())
                    .putIfAbsent(each.id(), Told.of(each));
        }
        Map<PackageQuery, List<Told>> named = new LinkedHashMap<>();
        byPackage.forEach((affected, told) -> {
            List<Told> said = new ArrayList<>(told.values());
            named.put(new PackageQuery(scanner + "#" + hash(said), affected.name(), affected.version()), said);
        });
        return named;
    }

    private static String hash(List<Told> said) {
        String all = String.join("\n", said.stream().map(Told::hash).sorted().toList());
        return Digest.of(all.getBytes(StandardCharsets.UTF_8)).hex().substring(0, HASH_LENGTH);
    }

    /** The package's id; it is made, with all its findings, where it is not there. */
    static long id(Handle handle, PackageQuery named, List<Told> said, long now) {
        Optional<Long> known = PackageTable.find(handle, named);
        if (known.isPresent()) {
            return known.get();
        }
        long id = PackageTable.insert(handle, named, GENERATION, true);
        said.forEach(told -> FindingTable.write(handle, id, told, now));
        PackageTable.counted(handle, id, Told.counts(said));
        return id;
    }
}
