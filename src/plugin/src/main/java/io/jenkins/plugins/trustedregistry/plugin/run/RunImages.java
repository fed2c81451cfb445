// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.run;

import hudson.model.InvisibleAction;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.plugin.controller.Controller;
import io.jenkins.plugins.trustedregistry.plugin.controller.Loader;
import io.jenkins.plugins.trustedregistry.plugin.host.RunningRegistry;
import io.jenkins.plugins.trustedregistry.plugin.permission.RegistryPermissions;
import java.util.List;

/** A table on the page of a run. Read when the page is shown; while the registry does not run there is none. */
public final class RunImages extends InvisibleAction {
    private final BuildId build;

    RunImages(BuildId build) {
        this.build = build;
    }

    /** First what it did first. */
    public List<RunImage> getImages() {
        return RunningRegistry.OF_JENKINS
                .state()
                .registry()
                .map(registry -> Loader.PLUGIN.call(() -> registry.buildImages().of(build)))
                .orElse(List.of())
                .stream()
                .map(RunImage::new)
                .toList();
    }

    /** Whether names are links: the pages are not for everybody who sees the run. */
    public boolean isLinked() {
        return Controller.JENKINS.may(Controller.JENKINS.caller(), RegistryPermissions.VIEW);
    }
}
