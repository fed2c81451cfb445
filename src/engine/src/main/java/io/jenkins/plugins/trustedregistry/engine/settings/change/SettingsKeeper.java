// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.change;

import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Where a host keeps the settings, so that they can be changed while the registry runs. The engine calls it for one change after the
 * other.
 */
public interface SettingsKeeper {

    /**
     * What is kept now, read anew each time: somebody may have changed it by hand.
     *
     * @throws IOException with a sentence when it can't be read
     * @throws io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException when somebody broke it
     */
    Kept kept() throws IOException;

    /**
     * Keeps another value of one block, on stable storage before this returns. The other blocks stay as they stand there, and a process
     * that is killed leaves either the old or the new.
     *
     * @param wanted what is kept, with the other value of that block
     * @throws IOException with a sentence when it can't be done; then nothing has changed
     */
    void keep(String block, Settings wanted) throws IOException;

    /**
     * Has the registry closed and opened with what is kept: soon, by a thread of the host's, once the calls that are under way were
     * answered. Where that fails, the host goes back to the settings before, and says why as the {@link Kept#problem}.
     */
    void reopen();

    /**
     * What is kept.
     *
     * @param settings with their secrets
     * @param place where that is, for a sentence: {@code the file /srv/registry/registry.yaml}
     * @param byCode blocks that configuration as code has set, and sets again when it is loaded again
     * @param problem why the last change could not be used, so that it was taken back; empty when it could
     */
    record Kept(Settings settings, String place, Set<String> byCode, Optional<String> problem) {
        public Kept {
            byCode = Set.copyOf(byCode);
        }
    }
}
