// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client;

import io.jenkins.plugins.trustedregistry.engine.client.image.LayerState;
import io.jenkins.plugins.trustedregistry.engine.client.image.Progress;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it hears. */
public final class RecordedProgress implements Progress {
    private final List<LayerState> states = new CopyOnWriteArrayList<>();
    private final List<Long> offsets = new CopyOnWriteArrayList<>();

    public List<LayerState> states() {
        return states;
    }

    /** From where copies went on. */
    public List<Long> offsets() {
        return offsets;
    }

    @Override
    public void begins(Descriptor blob) {}

    @Override
    public void interrupted(Descriptor blob, long offset, String why) {
        offsets.add(offset);
    }

    @Override
    public void done(Descriptor blob, LayerState state) {
        states.add(state);
    }
}
