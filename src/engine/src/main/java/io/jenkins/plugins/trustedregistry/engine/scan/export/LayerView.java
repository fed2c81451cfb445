// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.export;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Severity;
import io.jenkins.plugins.trustedregistry.engine.inventory.Component;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Counts;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ImageLayer;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Hit;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Report;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A layer as JSON shows it.
 *
 * @param instruction the line of the build that made it; empty when the image does not say
 * @param components how many components it brought
 * @param findings that it brought, by severity, without suppressed ones
 */
public record LayerView(
        int index, String digest, long size, String instruction, int components, Map<String, Integer> findings) {

    /** All layers of a report, from the lowest. */
    public static List<LayerView> of(Report report) {
        List<LayerView> views = new ArrayList<>();
        for (int i = 0; i < report.layers().size(); i++) {
            views.add(of(report, i));
        }
        return views;
    }

    private static LayerView of(Report report, int index) {
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        for (Hit hit : report.counting()) {
            if (hit.layer() == index && hit.finding().undecided().isEmpty()) {
                counts.merge(hit.finding().severity(), 1, Integer::sum);
            }
        }
        int components = (int) report.inventory().components().stream()
                .mapToInt(Component::layer)
                .filter(layer -> layer == index)
                .count();
        ImageLayer layer = report.layer(index);
        return new LayerView(
                index,
                layer.digest(),
                layer.size(),
                layer.instruction(),
                components,
                new Counts(counts, 0, 0, 0).words());
    }
}
