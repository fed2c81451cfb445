// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.change.SettingsKeeper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps settings as long as a test lasts, and notes what it was asked for. */
public final class MemoryKeeper implements SettingsKeeper {
    private final List<String> kept = new ArrayList<>();
    private Settings settings;
    private Optional<String> full = Optional.empty();
    private int reopened;

    public MemoryKeeper(Settings settings) {
        this.settings = settings;
    }

    /** From now on nothing can be kept any more. */
    public synchronized void fill(String sentence) {
        full = Optional.of(sentence);
    }

    /** As if somebody changed them by hand. */
    public synchronized void put(Settings other) {
        settings = other;
    }

    public synchronized Settings settings() {
        return settings;
    }

    public synchronized int reopened() {
        return reopened;
    }

    @Override
    public synchronized Kept kept() {
        return new Kept(settings, "memory", Set.of("audit"), Optional.empty());
    }

    @Override
    public synchronized void keep(String block, Settings wanted) throws IOException {
        if (full.isPresent()) {
            throw new IOException(full.get());
        }
        kept.add(block);
        settings = wanted;
    }

    @Override
    public synchronized void reopen() {
        reopened++;
    }
}
