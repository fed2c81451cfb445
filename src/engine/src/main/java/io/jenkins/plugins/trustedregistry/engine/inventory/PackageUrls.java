// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Package URLs in canonical form (purl specification, ECMA-427). */
public final class PackageUrls {
    private PackageUrls() {}

    /**
     * The package URL of these parts; absent when there is none, as for names that are no names.
     *
     * @param namespace may be empty, or several segments with slashes between
     * @param version may be empty
     */
    public static Optional<String> of(
            String type, String namespace, String name, String version, Map<String, String> qualifiers) {
        try {
            return Optional.of(new PackageURL(
                            type,
                            namespace.isEmpty() ? null : namespace,
                            name,
                            version.isEmpty() ? null : version,
                            qualifiers.isEmpty() ? null : new TreeMap<>(qualifiers),
                            null)
                    .canonicalize()
                    .replace("%3A", ":")); // the library encodes colons, which the specification leaves as they are
        } catch (MalformedPackageURLException e) {
            return Optional.empty();
        }
    }
}
