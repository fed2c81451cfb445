// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.mirror;

import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.MirrorDirection;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.Remote;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.RemotePassword;
import java.util.Optional;

/**
 * Asks another registry what a mirror could do there. To know whether it may push it begins an upload and gives it up, which in a registry
 * that makes repositories by themselves may leave an empty one.
 */
@FunctionalInterface
public interface RemoteProbe {

    /** Returns an answer also where the registry can't be reached; waits no longer than one call may take. */
    ProbeAnswer ask(MirrorDirection direction, Remote remote, Optional<RemotePassword> password);
}
