// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.mirror;

import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.MirrorDirection;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.Remote;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.RemotePassword;
import java.util.Optional;

/** Asks another registry what a mirror could do there, and changes nothing there. */
@FunctionalInterface
public interface RemoteProbe {

    /** Returns an answer also where the registry can't be reached; waits no longer than one call may take. */
    ProbeAnswer ask(MirrorDirection direction, Remote remote, Optional<RemotePassword> password);
}
