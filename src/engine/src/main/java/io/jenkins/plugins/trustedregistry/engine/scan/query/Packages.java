// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.query;

import io.jenkins.plugins.trustedregistry.engine.advisories.ecosystem.ModuleStreams;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.PackageQuery;
import io.jenkins.plugins.trustedregistry.engine.inventory.Component;
import io.jenkins.plugins.trustedregistry.engine.inventory.Inventory;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packages that the advisories are asked about for an image, each with the components it stands for: a source package of Debian,
 * Alpine or some RPM distributions with everything that was built from it, else one component. Components that belong to a package of the operating system
 * are left to the distribution's advisories, where there are such.
 *
 * @param asked in the order of the components
 * @param unmatched components whose ecosystem has no advisories in OSV's format, or which do not say their version
 */
public record Packages(Map<PackageQuery, List<Component>> asked, List<Component> unmatched) {
    /** Types of packages whose advisories name what was built from, whatever the distribution. */
    private static final Set<String> BY_SOURCE = Set.of("deb", "apk");
    /**
     * Distributions of RPM whose advisories name the source package; those of AlmaLinux, Red Hat and Photon name what is installed.
     * (AlmaLinux's data does, although OSV's table of ecosystems says otherwise.)
     */
    private static final Set<String> RPM_BY_SOURCE =
            Set.of("Rocky Linux", "SUSE", "openSUSE", "Mageia", "openEuler", "Azure Linux");

    private static final Map<String, String> LANGUAGES = Map.ofEntries(
            Map.entry("maven", "Maven"),
            Map.entry("npm", "npm"),
            Map.entry("pypi", "PyPI"),
            Map.entry("golang", "Go"),
            Map.entry("gem", "RubyGems"),
            Map.entry("nuget", "NuGet"),
            Map.entry("cargo", "crates.io"),
            Map.entry("composer", "Packagist"),
            Map.entry("pub", "Pub"),
            Map.entry("hex", "Hex"),
            Map.entry("cran", "CRAN"),
            Map.entry("hackage", "Hackage"),
            Map.entry("julia", "Julia"),
            Map.entry("opam", "opam"),
            Map.entry("conan", "ConanCenter"),
            Map.entry("swift", "SwiftURL"),
            Map.entry("bitnami", "Bitnami"));

    private static final Pattern MODULE = Pattern.compile("[?&]rpmmod=([^&#]+)");
    /** How often Bitnami built it; advisories name the version alone, and {@code 1.25.3-2} would be older than that. */
    private static final Pattern BITNAMI_BUILD = Pattern.compile("-[0-9]+$");

    private static final Pattern GO_VERSION = Pattern.compile("(?:go|v)?([0-9].*?)(?:\\+incompatible)?");

    public Packages {
        asked = Collections.unmodifiableMap(new LinkedHashMap<>(asked));
        unmatched = List.copyOf(unmatched);
    }

    public static Packages of(Inventory inventory) {
        Optional<String> system = inventory.distribution().flatMap(Distributions::ecosystem);
        Map<PackageQuery, List<Component>> asked = new LinkedHashMap<>();
        List<Component> unmatched = new ArrayList<>();
        for (Component component : inventory.components()) {
            if (component.ownedBy().isPresent() && system.isPresent()) {
                continue;
            }
            Optional<PackageQuery> query = query(component, system);
            query.ifPresentOrElse(
                    found -> asked.computeIfAbsent(found, any -> new ArrayList<>(1))
                            .add(component),
                    () -> unmatched.add(component));
        }
        asked.replaceAll((query, components) -> List.copyOf(components));
        return new Packages(asked, unmatched);
    }

    private static Optional<PackageQuery> query(Component component, Optional<String> system) {
        boolean noGroup =
                component.type().equals("maven") && component.namespace().isEmpty();
        if (component.version().isEmpty() || noGroup) {
            return Optional.empty();
        }
        return switch (component.type()) {
            case "deb", "apk", "rpm" ->
                system.filter(ecosystem -> speaksOf(ecosystem, component.type()))
                        .map(ecosystem -> ofSystem(ecosystem, component));
            default ->
                Optional.ofNullable(LANGUAGES.get(component.type())).map(ecosystem -> ofLanguage(ecosystem, component));
        };
    }

    /** A deb on Alpine is somebody's own: Alpine's advisories say nothing of it. */
    private static boolean speaksOf(String ecosystem, String type) {
        return switch (base(ecosystem)) {
            case "Debian", "Ubuntu", "Echo" -> type.equals("deb");
            case "Alpine", "Alpaquita", "BellSoft Hardened Containers", "Wolfi", "Chainguard", "MinimOS" ->
                type.equals("apk");
            default -> type.equals("rpm");
        };
    }

    private static PackageQuery ofSystem(String ecosystem, Component component) {
        boolean bySource = BY_SOURCE.contains(component.type()) || RPM_BY_SOURCE.contains(base(ecosystem));
        if (bySource && component.source().isPresent()) {
            Component.Source source = component.source().get();
            return new PackageQuery(
                    ecosystem,
                    source.name(),
                    source.version().isEmpty() ? component.version() : source.version(),
                    module(component));
        }
        return new PackageQuery(ecosystem, component.name(), component.version(), module(component));
    }

    /** As the package URL's qualifier {@code rpmmod} says. */
    private static String module(Component component) {
        Matcher matcher = MODULE.matcher(component.purl());
        return component.type().equals("rpm") && matcher.find()
                ? ModuleStreams.ofLabel(URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8))
                : "";
    }

    private static String base(String ecosystem) {
        return ecosystem.replaceFirst(":.*", "");
    }

    private static PackageQuery ofLanguage(String ecosystem, Component component) {
        return new PackageQuery(ecosystem, nameOf(component), version(ecosystem, component.version()));
    }

    /** A component's whole name, as its ecosystem and people write it. */
    public static String nameOf(Component component) {
        if (component.namespace().isEmpty()) {
            return component.name();
        }
        return switch (component.type()) {
            case "deb", "apk", "rpm", "alpm" -> component.name();
            case "maven" -> component.namespace() + ":" + component.name();
            default -> component.namespace() + "/" + component.name();
        };
    }

    private static String version(String ecosystem, String version) {
        if (ecosystem.equals("Bitnami")) {
            return BITNAMI_BUILD.matcher(version).replaceFirst("");
        }
        if (!ecosystem.equals("Go")) {
            return version;
        }
        Matcher matcher = GO_VERSION.matcher(version);
        return matcher.matches() ? matcher.group(1) : version;
    }
}
