// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.casc;

import com.fasterxml.jackson.databind.JsonNode;
import hudson.util.Secret;
import io.jenkins.plugins.casc.Attribute;
import io.jenkins.plugins.casc.BaseConfigurator;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorException;
import io.jenkins.plugins.casc.model.CNode;
import io.jenkins.plugins.casc.model.Mapping;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsJson;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import io.jenkins.plugins.trustedregistry.plugin.controller.Loader;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Lets JCasC read and write one kind of the engine's settings with the engine's own reader: same keys, same defaults, same words
 * when something is wrong, with the line in front. A mistake stops JCasC as it does in any other block of its file.
 */
final class BlockConfigurator<T> extends BaseConfigurator<T> {
    private final Class<T> block;

    BlockConfigurator(Class<T> block) {
        this.block = block;
    }

    @Override
    public Class<T> getTarget() {
        return block;
    }

    /** For the schema that editors use; reading does not go by it. */
    @Override
    public Set<Attribute<T, ?>> describe() {
        Set<Attribute<T, ?>> attributes = new LinkedHashSet<>();
        if (Blocks.isBlock(block)) {
            for (Blocks.Key key : Blocks.keys(block)) {
                boolean text = key.type().isRecord() && !Blocks.isBlock(key.type());
                attributes.add(
                        new Attribute<T, Object>(key.name(), text ? String.class : key.type()).multiple(key.many()));
            }
        }
        return attributes;
    }

    @Override
    protected T instance(Mapping mapping, ConfigurationContext context) {
        throw new UnsupportedOperationException("Blocks are read whole");
    }

    @Override
    public T configure(CNode node, ConfigurationContext context) {
        JsonNode json = Nodes.toJson(node, context.getSecretSourceResolver()::resolve);
        // An exported file has secrets as this Jenkins keeps them; one that people write has them in clear, or by
        // variables.
        SecretKeys.replaceAll(json, text -> Secret.fromString(text).getPlainText());
        try {
            return Loader.PLUGIN.call(() -> SettingsJson.read(json, block));
        } catch (InvalidSettingException e) {
            CNode place = Nodes.at(node, e.path());
            String where = place.getSource() == null ? "" : place.getSource() + ": ";
            throw ConfiguratorException.from(place, where + e.getMessage(), e);
        }
    }

    @Override
    public T check(CNode node, ConfigurationContext context) {
        return configure(node, context);
    }

    @Override
    public CNode describe(T value, ConfigurationContext context) {
        JsonNode json = Loader.PLUGIN.call(() -> SettingsJson.write(value));
        SecretKeys.replaceAll(json, text -> Secret.fromString(text).getEncryptedValue());
        return Nodes.fromJson(json, context.getSecretSourceResolver()::encode);
    }
}
