// SPDX-License-Identifier: MIT
package jenkins.scm.api;

import hudson.model.InvisibleAction;

public class SCMRevisionAction extends InvisibleAction {
    private SCMRevisionAction() {}

    public native SCMRevision getRevision();
}
