// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.life;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.listeners.ItemListener;
import io.jenkins.plugins.trustedregistry.engine.Registry;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.plugin.host.RunningRegistry;
import java.util.Optional;

/**
 * A folder or job that is renamed or moved stays in its teams, and its runs are found under its new name. Jenkins tells of each job inside
 * a moved folder too; of a deleted folder it tells alone.
 */
@Extension
public final class JobMoves extends ItemListener {

    @Override
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        registry().ifPresent(registry -> {
            registry.buildImages().renamed(oldFullName, newFullName);
            if (Member.canBeName(oldFullName) && Member.canBeName(newFullName)) {
                registry.memberships()
                        .rename(new Member(Member.Kind.JOB, oldFullName), new Member(Member.Kind.JOB, newFullName));
            }
        });
    }

    @Override
    public void onDeleted(Item item) {
        registry().ifPresent(registry -> registry.buildImages().forgetJob(item.getFullName()));
    }

    private static Optional<Registry> registry() {
        return RunningRegistry.OF_JENKINS.state().registry();
    }
}
