// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.osv;

import io.jenkins.plugins.trustedregistry.engine.advisories.ecosystem.ModuleStreams;
import java.util.List;

/**
 * A package that is affected, and which versions of it.
 *
 * @param ecosystem as the record writes it, with its release
 * @param versions affected beside those in the ranges
 * @param severities only of this package; mostly none
 */
public record OsvAffected(
        String ecosystem, String name, List<OsvRange> ranges, List<String> versions, List<OsvSeverity> severities) {

    public OsvAffected {
        ranges = List.copyOf(ranges);
        versions = List.copyOf(versions);
        severities = List.copyOf(severities);
    }

    /** Whether it speaks of builds of an RPM module. */
    public boolean isOfModule() {
        for (OsvRange range : ranges) {
            for (OsvEvent event : range.events()) {
                if (ModuleStreams.isModular(event.version())) {
                    return true;
                }
            }
        }
        return false;
    }
}
