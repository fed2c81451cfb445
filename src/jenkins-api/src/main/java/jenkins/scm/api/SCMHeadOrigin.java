// SPDX-License-Identifier: MIT
package jenkins.scm.api;

public abstract class SCMHeadOrigin {
    public static final Default DEFAULT = null;

    public static final class Default extends SCMHeadOrigin {}
}
