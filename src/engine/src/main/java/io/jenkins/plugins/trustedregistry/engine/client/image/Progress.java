// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.image;

import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;

/** Hears how a copy gets on, from several threads. Must not throw. */
public interface Progress {
    /** For whom nobody waits. */
    Progress NONE = new Progress() {
        @Override
        public void begins(Descriptor blob) {}

        @Override
        public void interrupted(Descriptor blob, long offset, String why) {}

        @Override
        public void done(Descriptor blob, LayerState state) {}
    };

    /** Its bytes begin to move. */
    void begins(Descriptor blob);

    /**
     * The connection broke off, and the copy goes on.
     *
     * @param offset from where, in bytes
     */
    void interrupted(Descriptor blob, long offset, String why);

    void done(Descriptor blob, LayerState state);
}
