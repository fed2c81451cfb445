// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.event;

import static java.util.stream.Collectors.toMap;

import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.change.Blocks;
import io.jenkins.plugins.trustedregistry.engine.settings.organization.OrganizationSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Somebody has changed settings of the registry. Their values are not told.
 *
 * @param block the part of the settings
 * @param keys what of it has another value now, each with the block before it
 * @param means how it was changed
 */
public record SettingsChanged(String block, List<String> keys, Means means) implements Event {
    private static final String ORGANIZATIONS = "organizations";

    /** The ways there are to change settings. */
    public enum Means {
        /** A call of the management API, as pages and commands make it. */
        CALL,
        /** A form of the host's own. */
        FORM,
        /** Configuration as code. */
        CODE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public SettingsChanged {
        keys = List.copyOf(keys);
    }

    /** One for each block that differs; of organizations the names of those whose settings do. */
    public static List<SettingsChanged> between(Settings before, Settings after, Means means) {
        List<SettingsChanged> changes = new ArrayList<>();
        for (String block : Blocks.names()) {
            add(changes, block, Blocks.changed(block, Blocks.of(before, block), Blocks.of(after, block)), means);
        }
        add(changes, ORGANIZATIONS, organizations(byName(before), byName(after)), means);
        return changes;
    }

    private static void add(List<SettingsChanged> changes, String block, List<String> keys, Means means) {
        if (!keys.isEmpty()) {
            changes.add(new SettingsChanged(block, keys, means));
        }
    }

    private static List<String> organizations(
            Map<NamespaceName, OrganizationSettings> before, Map<NamespaceName, OrganizationSettings> after) {
        NavigableSet<String> names = new TreeSet<>();
        before.keySet().forEach(name -> names.add(name.name()));
        after.keySet().forEach(name -> names.add(name.name()));
        return names.stream()
                .filter(name ->
                        !Objects.equals(before.get(NamespaceName.parse(name)), after.get(NamespaceName.parse(name))))
                .map(name -> ORGANIZATIONS + "." + name)
                .toList();
    }

    private static Map<NamespaceName, OrganizationSettings> byName(Settings settings) {
        return settings.organizations().stream()
                .collect(toMap(OrganizationSettings::name, Function.identity(), (first, second) -> second));
    }

    @Override
    public EventType type() {
        return EventType.SETTINGS_CHANGED;
    }

    @Override
    public Optional<RepositoryName> repository() {
        return Optional.empty();
    }

    @Override
    public Map<String, Object> contents() {
        return Contents.none()
                .with("block", block)
                .with("keys", keys)
                .with("means", means.toString())
                .facts();
    }

    @Override
    public String location() {
        return block.equals(ORGANIZATIONS) ? "/api/v1/organizations" : "/api/v1/settings/" + block;
    }
}
