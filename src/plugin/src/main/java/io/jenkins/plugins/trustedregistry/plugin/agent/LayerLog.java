// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.agent;

import io.jenkins.plugins.trustedregistry.engine.client.image.LayerState;
import io.jenkins.plugins.trustedregistry.engine.client.image.Progress;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.io.PrintStream;

/** Tells a build's log of each layer when something becomes of it: a line, never a bar that moves. */
final class LayerLog implements Progress {
    private static final int SHORT = 12;
    private static final long LARGE = 10_000_000; // smaller ones are done before anybody has read that they began

    private final PrintStream log;

    LayerLog(PrintStream log) {
        this.log = log;
    }

    @Override
    public void begins(Descriptor blob) {
        if (blob.size() >= LARGE) {
            log.println(name(blob) + "copying");
        }
    }

    @Override
    public void interrupted(Descriptor blob, long offset, String why) {
        log.println(name(blob) + "the connection broke, going on after " + Sizes.shown(offset) + " (" + Shown.of(why)
                + ")");
    }

    @Override
    public void done(Descriptor blob, LayerState state) {
        log.println(name(blob) + state);
    }

    private static String name(Descriptor blob) {
        return blob.digest().hex().substring(0, SHORT) + "  " + Sizes.shown(blob.size()) + "  ";
    }
}
