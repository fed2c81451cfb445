// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import java.io.IOException;
import java.nio.file.Path;

/** Another process uses this home; two at once would damage it. */
public class HomeInUseException extends IOException {
    private static final long serialVersionUID = 1L;

    HomeInUseException(Path home, String holder) {
        super("The home " + home + " is in use" + (holder.isEmpty() ? "" : " by " + holder)
                + ": stop that server first, or talk to it with --server URL.");
    }
}
