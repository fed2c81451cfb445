// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.scan;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.scan.export.ComponentView;
import java.util.Locale;
import java.util.Optional;

/**
 * Which components a list shows, as the query of a call says; what is left out does not matter.
 *
 * @param vulnerable {@code vulnerable}: whether it has findings that count
 * @param matched {@code matched}: whether advisories could be asked about it
 * @param type {@code type}: of its package URL
 * @param layer {@code layer}: the index of the layer that brought it
 * @param text {@code q}: a part of its package URL or of a licence
 */
record ComponentFilter(
        Optional<Boolean> vulnerable,
        Optional<Boolean> matched,
        Optional<String> type,
        Optional<Integer> layer,
        String text) {

    static ComponentFilter of(Call call) {
        return new ComponentFilter(
                FindingFilter.flag(call, "vulnerable"),
                FindingFilter.flag(call, "matched"),
                call.queryParameter("type"),
                FindingFilter.layer(call),
                call.queryParameter("q").orElse("").toLowerCase(Locale.ROOT));
    }

    boolean wants(ComponentView component) {
        return vulnerable
                        .map(wanted -> component.vulnerabilities().isEmpty() != wanted)
                        .orElse(true)
                && matched.map(wanted -> component.matched() == wanted).orElse(true)
                && type.map(wanted -> component.type().equals(wanted)).orElse(true)
                && layer.map(index -> component.layer() == index).orElse(true)
                && (text.isEmpty()
                        || has(component.purl())
                        || component.licences().stream().anyMatch(this::has));
    }

    private boolean has(String words) {
        return words.toLowerCase(Locale.ROOT).contains(text);
    }
}
