// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.gate.licence.LicenceExpression;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Breach;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Culprit;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Numbers;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Opinion;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Need;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Subject;
import io.jenkins.plugins.trustedregistry.engine.inventory.Component;
import io.jenkins.plugins.trustedregistry.engine.oci.Wildcards;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Licences of what is inside. Names are SPDX identifiers, {@code *} stands for anything; upper and lower case are the same. Where a
 * package lets one choose ({@code MIT OR GPL-2.0-only}) one licence that may be is enough.
 *
 * @param forbidden none of these
 * @param allowed only these; empty: all that are not forbidden
 * @param unknown whether packages pass that don't say their licence; default true
 */
public record LicenceRule(List<String> forbidden, List<String> allowed, boolean unknown) implements Rule {
    static final String NAME = "licence";

    public LicenceRule {
        forbidden = List.copyOf(forbidden);
        allowed = List.copyOf(allowed);
        if (forbidden.isEmpty() && allowed.isEmpty()) {
            throw new IllegalArgumentException("forbidden and allowed are both empty: name licences in one of them.");
        }
    }

    @JsonCreator
    static LicenceRule of(
            @JsonProperty("forbidden") @Nullable List<String> forbidden,
            @JsonProperty("allowed") @Nullable List<String> allowed,
            @JsonProperty("unknown") @Nullable Boolean unknown) {
        return new LicenceRule(
                forbidden == null ? List.of() : forbidden,
                allowed == null ? List.of() : allowed,
                !Boolean.FALSE.equals(unknown));
    }

    @Override
    public String kind() {
        return NAME;
    }

    @Override
    public String words() {
        List<String> parts = new ArrayList<>();
        if (!forbidden.isEmpty()) {
            parts.add("no licence like " + String.join(", ", forbidden));
        }
        if (!allowed.isEmpty()) {
            parts.add("only licences like " + String.join(", ", allowed));
        }
        return "Packages have " + String.join(" and ", parts) + (unknown ? "." : ", and say which.");
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.COMPONENTS);
    }

    @Override
    public Opinion judge(Subject subject) {
        List<Culprit> wrong = subject.components().stream()
                .filter(component -> !passes(component))
                .map(component -> new Culprit(
                        component.licences().isEmpty() ? "no licence" : String.join(", ", component.licences()),
                        "",
                        component.purl(),
                        ""))
                .toList();
        return Opinion.of(Optional.of(wrong)
                .filter(each -> !each.isEmpty())
                .map(each -> Breach.of(
                        "it has " + Numbers.of(each.size(), "package", "packages") + " with a licence that may not be",
                        0,
                        each)));
    }

    /** What a package lists, all of it holds, each perhaps for another part of it. */
    private boolean passes(Component component) {
        if (component.licences().isEmpty()) {
            return unknown || component.ownedBy().isPresent();
        }
        return component.licences().stream()
                .map(LicenceExpression::parse)
                .allMatch(expression -> expression.holds(this::mayBe));
    }

    private boolean mayBe(String licence) {
        return !isOne(forbidden, licence) && (allowed.isEmpty() || isOne(allowed, licence));
    }

    private static boolean isOne(List<String> patterns, String licence) {
        String text = licence.toLowerCase(Locale.ROOT);
        return patterns.stream().anyMatch(each -> Wildcards.match(each.toLowerCase(Locale.ROOT), text));
    }
}
