// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.casc;

import hudson.ExtensionList;
import io.jenkins.plugins.casc.Configurator;

/** One configurator for each kind of settings. */
final class BlockConfigurators {

    private BlockConfigurators() {}

    @SuppressWarnings("rawtypes") // so is JCasC's own list of them
    static void addAll() {
        ExtensionList<Configurator> known = ExtensionList.lookup(Configurator.class);
        Blocks.all().forEach(block -> known.add(new BlockConfigurator<>(block)));
    }
}
