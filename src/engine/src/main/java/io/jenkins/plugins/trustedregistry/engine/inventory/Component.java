// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory;

import java.util.List;
import java.util.Optional;

/**
 * A package that an image holds.
 *
 * @param type the type of its package URL: {@code deb}, {@code apk}, {@code rpm}, {@code maven}, {@code npm}, {@code pypi},
 *     {@code golang}, {@code gem} and so on
 * @param namespace the decoded namespace of its package URL, {@code debian} or {@code org.apache.commons} or {@code @types}; empty
 *     when it has none
 * @param name its name, without namespace
 * @param version its whole version as the ecosystem compares it: with the epoch ({@code 1:2.36-9}), for RPM
 *     {@code [epoch:]version-release}; empty when it is not known
 * @param purl its package URL, in canonical form
 * @param source the source package it was built from, where the ecosystem has such; advisories of distributions speak of these
 * @param licences as the package writes them: SPDX expressions, identifiers or free words
 * @param layer the index, from 0, of the layer that first brought it
 * @param paths where it was found, from the root without a leading slash; inside archives {@code app.war!/WEB-INF/lib/x.jar}
 * @param ownedBy the package URL of the operating system's package whose file this is; such a component is that package seen a
 *     second time, and the distribution's advisories decide on it
 */
public record Component(
        String type,
        String namespace,
        String name,
        String version,
        String purl,
        Optional<Source> source,
        List<String> licences,
        int layer,
        List<String> paths,
        Optional<String> ownedBy) {

    public Component {
        licences = List.copyOf(licences);
        paths = List.copyOf(paths);
    }

    /** The source package of a component, and its version. */
    public record Source(String name, String version) {}
}
