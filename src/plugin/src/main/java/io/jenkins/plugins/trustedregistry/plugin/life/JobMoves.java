// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.life;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.listeners.ItemListener;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.plugin.host.RunningRegistry;

/** A folder or job that is renamed or moved stays in its teams. Jenkins tells of each job inside a moved folder too. */
@Extension
public final class JobMoves extends ItemListener {

    @Override
    public void onLocationChanged(Item item, String oldFullName, String newFullName) {
        if (Member.canBeName(oldFullName) && Member.canBeName(newFullName)) {
            RunningRegistry.OF_JENKINS
                    .state()
                    .registry()
                    .ifPresent(registry -> registry.memberships()
                            .rename(
                                    new Member(Member.Kind.JOB, oldFullName),
                                    new Member(Member.Kind.JOB, newFullName)));
        }
    }
}
