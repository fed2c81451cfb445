// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.image;

/** Sees how a scan gets on, and may end it: whatever it throws ends the scan and reaches the scan's caller. */
public interface Watch {
    /** Looks away. */
    Watch NONE = new Watch() {
        @Override
        public void step(String sentence) {
            // not interested
        }

        @Override
        public void read(long bytes) {
            // not interested
        }
    };

    /** What is being done now. */
    void step(String sentence);

    /** So many more stored bytes were read; called at least with every mebibyte. */
    void read(long bytes);
}
