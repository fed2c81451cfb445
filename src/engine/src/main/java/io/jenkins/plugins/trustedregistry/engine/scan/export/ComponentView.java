// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.export;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Severity;
import io.jenkins.plugins.trustedregistry.engine.inventory.Component;
import io.jenkins.plugins.trustedregistry.engine.scan.query.Packages;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Hit;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Report;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A component as JSON shows it.
 *
 * @param source {@code name version} of the source package it was built from
 * @param ownedBy the package of the operating system whose file it is, which stands for it
 * @param matched whether advisories could be asked about it
 * @param worst the severity of its worst finding that counts
 * @param vulnerabilities identifiers of its findings, the worst first
 */
public record ComponentView(
        String purl,
        String type,
        String name,
        String version,
        Optional<String> source,
        List<String> licences,
        List<String> paths,
        Optional<String> ownedBy,
        boolean matched,
        Optional<String> worst,
        List<String> vulnerabilities,
        int layer,
        String layerDigest) {

    /** All components of a report, in the order of their package URLs. */
    public static List<ComponentView> of(Report report) {
        Map<String, List<Hit>> hits = new HashMap<>();
        for (Hit hit : report.counting()) {
            hit.components()
                    .forEach(component -> hits.computeIfAbsent(component.purl(), any -> new ArrayList<>())
                            .add(hit));
        }
        Set<String> unmatched = new HashSet<>();
        report.unmatched().forEach(component -> unmatched.add(component.purl()));
        return report.inventory().components().stream()
                .map(component -> of(
                        component,
                        hits.getOrDefault(component.purl(), List.of()),
                        !unmatched.contains(component.purl()),
                        report))
                .toList();
    }

    private static ComponentView of(Component component, List<Hit> hits, boolean matched, Report report) {
        return new ComponentView(
                component.purl(),
                component.type(),
                Packages.nameOf(component),
                component.version(),
                component.source().map(source -> source.name() + " " + source.version()),
                component.licences(),
                component.paths(),
                component.ownedBy(),
                matched,
                hits.stream()
                        .map(hit -> hit.finding().severity())
                        .max(Severity::compareTo)
                        .map(Severity::toString),
                hits.stream().map(hit -> hit.finding().id()).toList(),
                component.layer(),
                report.layer(component.layer()).digest());
    }
}
