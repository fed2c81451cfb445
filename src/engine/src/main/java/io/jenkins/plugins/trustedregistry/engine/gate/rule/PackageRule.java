// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.advisories.version.VersionOrder;
import io.jenkins.plugins.trustedregistry.engine.advisories.version.VersionOrders;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Breach;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Culprit;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Opinion;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Need;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Subject;
import io.jenkins.plugins.trustedregistry.engine.inventory.Component;
import io.jenkins.plugins.trustedregistry.engine.oci.Wildcards;
import io.jenkins.plugins.trustedregistry.engine.scan.query.Packages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A package that may not be inside.
 *
 * @param name its name as people write it ({@code log4j-core}, {@code org.apache.logging.log4j:log4j-core}, {@code @types/node}), or
 *     its package URL without a version ({@code pkg:maven/org.apache.logging.log4j/log4j-core}); {@code *} stands for anything
 * @param from versions from this one on; empty, the default: all
 * @param below versions below this one; empty, the default: all
 */
public record PackageRule(String name, String from, String below) implements Rule {
    static final String NAME = "package";

    private static final Map<String, String> ECOSYSTEMS = Map.ofEntries(
            Map.entry("deb", "Debian"),
            Map.entry("apk", "Alpine"),
            Map.entry("rpm", "Rocky Linux"),
            Map.entry("maven", "Maven"),
            Map.entry("npm", "npm"),
            Map.entry("pypi", "PyPI"),
            Map.entry("golang", "Go"),
            Map.entry("gem", "RubyGems"),
            Map.entry("nuget", "NuGet"),
            Map.entry("cargo", "crates.io"),
            Map.entry("composer", "Packagist"));

    public PackageRule {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name is empty: name a package, for instance log4j-core.");
        }
    }

    @JsonCreator
    static PackageRule of(
            @JsonProperty(value = "name", required = true) String name,
            @JsonProperty("from") @Nullable String from,
            @JsonProperty("below") @Nullable String below) {
        return new PackageRule(name, from == null ? "" : from, below == null ? "" : below);
    }

    @Override
    public String kind() {
        return NAME;
    }

    @Override
    public String words() {
        return "No package " + what() + ".";
    }

    private String what() {
        return name + (from.isEmpty() ? "" : " from " + from + " on") + (below.isEmpty() ? "" : " below " + below);
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.COMPONENTS);
    }

    @Override
    public Opinion judge(Subject subject) {
        List<Culprit> inside = subject.components().stream()
                .filter(component -> isNamed(component) && isInRange(component))
                .map(component -> Culprit.of(component.purl()))
                .toList();
        return Opinion.of(Optional.of(inside)
                .filter(each -> !each.isEmpty())
                .map(each -> Breach.of("it has a package that may not be inside (" + what() + ")", 0, each)));
    }

    private boolean isNamed(Component component) {
        return Wildcards.match(name, component.name())
                || Wildcards.match(name, Packages.nameOf(component))
                || Wildcards.match(
                        name, component.purl().replaceFirst("[?#].*$", "").replaceFirst("@[^@/]*$", ""));
    }

    /** A version that can't be compared is taken for one that may not be. */
    private boolean isInRange(Component component) {
        Optional<VersionOrder> order =
                Optional.ofNullable(ECOSYSTEMS.get(component.type())).flatMap(VersionOrders::of);
        return order.isEmpty()
                || ((from.isEmpty() || compares(order.get(), component.version(), from, true))
                        && (below.isEmpty() || compares(order.get(), component.version(), below, false)));
    }

    private static boolean compares(VersionOrder order, String version, String bound, boolean above) {
        if (!order.accepts(version) || !order.accepts(bound)) {
            return true;
        }
        int difference = order.compare(version, bound);
        return above ? difference >= 0 : difference < 0;
    }
}
