// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.builds;

import hudson.model.Run;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuild.Trust;
import io.jenkins.plugins.trustedregistry.plugin.controller.Controller;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.SCMHeadOrigin;

/** Who could have decided what a run does. */
final class Origin {

    private Origin() {}

    /** A branch or change that comes from a fork is a stranger's. Without the plugin scm-api there are no such jobs. */
    static Trust trust(Run<?, ?> run) {
        return Controller.JENKINS.hasPlugin("scm-api") && OfBranch.isFork(run) ? Trust.UNTRUSTED : Trust.TRUSTED;
    }

    /** Loaded only where the types it needs are there. */
    private static final class OfBranch {
        static boolean isFork(Run<?, ?> run) {
            SCMHead head = SCMHead.HeadByItem.findHead(run.getParent());
            return head != null && !head.getOrigin().equals(SCMHeadOrigin.DEFAULT);
        }
    }
}
