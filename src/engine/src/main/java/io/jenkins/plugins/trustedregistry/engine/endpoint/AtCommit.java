// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.endpoint;

/**
 * A check that is made inside the transaction which does the work, because what it looks at could change before that. It lets every
 * call through; it stands in the route table so that the table tells all that can refuse a call.
 *
 * @param what is checked
 */
public record AtCommit(String what) implements Check {
    /** Immutable tags are neither moved nor deleted. */
    public static final AtCommit IMMUTABLE_TAGS = new AtCommit("immutable tags");

    @Override
    public Call check(Call call) {
        return call;
    }

    @Override
    public String toString() {
        return what + " at commit";
    }
}
