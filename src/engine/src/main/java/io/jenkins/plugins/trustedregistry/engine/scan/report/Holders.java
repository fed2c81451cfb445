// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.report;

import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.PackageQuery;
import io.jenkins.plugins.trustedregistry.engine.inventory.Component;
import io.jenkins.plugins.trustedregistry.engine.inventory.Inventory;
import io.jenkins.plugins.trustedregistry.engine.scan.query.Packages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which components of an image are meant by a package that something was found in. */
@FunctionalInterface
interface Holders {

    List<Component> of(PackageQuery affected);

    /** Where the registry itself has asked: those it asked for. */
    static Holders of(Packages packages) {
        return affected -> packages.asked().getOrDefault(affected, List.of());
    }

    /**
     * Where another scanner names packages its own way: those of that name and version, else those built from a source package of that
     * name, else those of that name. Of one that the registry did not find itself there is none.
     */
    static Holders of(Inventory inventory) {
        Map<String, List<Component>> exact = new HashMap<>();
        Map<String, List<Component>> bySource = new HashMap<>();
        Map<String, List<Component>> byName = new HashMap<>();
        for (Component component : inventory.components()) {
            String name = Packages.nameOf(component);
            add(exact, name + " " + component.version(), component);
            add(byName, name, component);
            component.source().ifPresent(source -> add(bySource, source.name(), component));
        }
        return affected -> {
            String name = affected.name();
            List<Component> otherwise = bySource.getOrDefault(name, byName.getOrDefault(name, List.of()));
            return exact.getOrDefault(name + " " + affected.version(), otherwise);
        };
    }

    private static void add(Map<String, List<Component>> all, String key, Component component) {
        all.computeIfAbsent(key, any -> new ArrayList<>(1)).add(component);
    }
}
