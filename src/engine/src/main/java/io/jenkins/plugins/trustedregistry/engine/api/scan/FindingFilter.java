// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.scan;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Severity;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.inventory.Component;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Hit;
import java.util.Locale;
import java.util.Optional;

/**
 * Which findings a list shows, as the query of a call says; what is left out does not matter.
 *
 * @param least {@code severity}: this one and worse
 * @param fixable {@code fixable}: whether a version mends it
 * @param suppressed {@code suppressed}: whether somebody answers for it
 * @param exploited {@code exploited}: whether it is known to be exploited
 * @param layer {@code layer}: the index of the layer that brought it
 * @param text {@code q}: a part of the identifier, the package's name or a component's package URL
 */
record FindingFilter(
        Optional<Severity> least,
        Optional<Boolean> fixable,
        Optional<Boolean> suppressed,
        Optional<Boolean> exploited,
        Optional<Integer> layer,
        String text) {

    static FindingFilter of(Call call) {
        return new FindingFilter(
                call.queryParameter("severity").map(FindingFilter::severity),
                flag(call, "fixable"),
                flag(call, "suppressed"),
                flag(call, "exploited"),
                layer(call),
                call.queryParameter("q").orElse("").toLowerCase(Locale.ROOT));
    }

    static Severity severity(String text) {
        for (Severity severity : Severity.values()) {
            if (severity.toString().equals(text)) {
                return severity;
            }
        }
        throw Refusals.invalid("severity '" + Shown.of(text)
                + "' is not known: use critical, high, medium, low, negligible or unknown.");
    }

    static Optional<Boolean> flag(Call call, String name) {
        return call.queryParameter(name).map(text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Refusals.invalid(name + " '" + Shown.of(text) + "' is not known: use true or false.");
        });
    }

    static Optional<Integer> layer(Call call) {
        return call.queryParameter("layer").map(text -> {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException e) {
                throw Refusals.invalid("layer '" + Shown.of(text) + "' is no number: the lowest layer is 0.");
            }
        });
    }

    boolean wants(Hit hit) {
        return least.map(severity -> hit.finding().severity().compareTo(severity) >= 0)
                        .orElse(true)
                && fixable.map(wanted -> hit.finding().fix().isAvailable() == wanted)
                        .orElse(true)
                && suppressed
                        .map(wanted -> hit.suppression().isPresent() == wanted)
                        .orElse(true)
                && exploited
                        .map(wanted -> hit.finding().advisory().exploited().isPresent() == wanted)
                        .orElse(true)
                && layer.map(index -> hit.layer() == index).orElse(true)
                && (text.isEmpty() || says(hit));
    }

    private boolean says(Hit hit) {
        return has(hit.finding().id())
                || hit.finding().advisory().aliases().stream().anyMatch(this::has)
                || has(hit.finding().affected().name())
                || hit.components().stream().map(Component::purl).anyMatch(this::has);
    }

    private boolean has(String words) {
        return words.toLowerCase(Locale.ROOT).contains(text);
    }
}
