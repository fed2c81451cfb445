// SPDX-License-Identifier: MIT
package jenkins.scm.api;

import hudson.model.Item;

public class SCMHead {
    public native String getName();

    public native SCMHeadOrigin getOrigin();

    public abstract static class HeadByItem {
        public static native SCMHead findHead(Item item);
    }
}
