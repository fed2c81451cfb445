// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.run;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Run;
import io.jenkins.plugins.trustedregistry.plugin.builds.RegistryIdentity;
import java.util.Collection;
import jenkins.model.TransientActionFactory;

/** Gives the table to every run that has an identity in the registry. */
@Extension
@SuppressWarnings("rawtypes") // as Jenkins declares it
public final class RunImagesFactory extends TransientActionFactory<Run> {
    @Override
    public Class<Run> type() {
        return Run.class;
    }

    /** Else this would be asked while it asks for the identity itself. */
    @Override
    public Class<? extends Action> actionType() {
        return RunImages.class;
    }

    @Override
    public Collection<? extends Action> createFor(Run run) {
        return RegistryIdentity.find((Run<?, ?>) run).map(RunImages::new).stream()
                .toList();
    }
}
