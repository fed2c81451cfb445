// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.report;

import io.jenkins.plugins.trustedregistry.engine.inventory.Component;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Finding;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Suppression;
import java.util.List;
import java.util.Optional;

/**
 * A finding in an image.
 *
 * @param components what the image holds of the package: of a source package everything that was built from it
 * @param suppression there when somebody answers for it that it does not count here
 */
public record Hit(Finding finding, List<Component> components, Optional<Suppression> suppression) {

    public Hit {
        components = List.copyOf(components);
    }

    /** The index of the lowest layer that brought any of the components. */
    public int layer() {
        return components.stream().mapToInt(Component::layer).min().orElse(0);
    }
}
