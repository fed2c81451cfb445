// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory;

import io.jenkins.plugins.trustedregistry.engine.inventory.Component.Source;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A package as a file of a layer describes it.
 *
 * @param type the type of its package URL
 * @param namespace as in {@link Component}; empty for packages of the operating system, whose namespace is the distribution's, which
 *     another layer may tell
 * @param name its name
 * @param version as in {@link Component}; empty when it is not known
 * @param qualifiers what identifies it besides, as its package URL says it: {@code arch}
 * @param source the source package
 * @param licences as the package writes them
 * @param within its place inside the file, when that is an archive: {@code WEB-INF/lib/x.jar}; else empty
 */
public record PackageFacts(
        String type,
        String namespace,
        String name,
        String version,
        Map<String, String> qualifiers,
        Optional<Source> source,
        List<String> licences,
        String within) {

    public PackageFacts {
        qualifiers = sorted(qualifiers);
        licences = List.copyOf(licences);
    }

    /** A package of which nothing else is known. */
    public static PackageFacts of(String type, String namespace, String name, String version) {
        return new PackageFacts(type, namespace, name, version, Map.of(), Optional.empty(), List.of(), "");
    }

    public PackageFacts withLicences(List<String> words) {
        return new PackageFacts(type, namespace, name, version, qualifiers, source, words, within);
    }

    public PackageFacts withSource(Source origin) {
        return new PackageFacts(type, namespace, name, version, qualifiers, Optional.of(origin), licences, within);
    }

    /** With a qualifier more, unless its value is empty. */
    public PackageFacts with(String qualifier, String value) {
        if (value.isEmpty()) {
            return this;
        }
        SortedMap<String, String> more = new TreeMap<>(qualifiers);
        more.put(qualifier, value);
        return new PackageFacts(type, namespace, name, version, more, source, licences, within);
    }

    public PackageFacts inside(String place) {
        return new PackageFacts(type, namespace, name, version, qualifiers, source, licences, place);
    }

    private static Map<String, String> sorted(Map<String, String> qualifiers) {
        return Collections.unmodifiableMap(new TreeMap<>(qualifiers));
    }
}
