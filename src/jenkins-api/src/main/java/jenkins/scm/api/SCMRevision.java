// SPDX-License-Identifier: MIT
package jenkins.scm.api;

public abstract class SCMRevision {
    public final native SCMHead getHead();
}
