// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import io.jenkins.plugins.trustedregistry.engine.accounts.Directory;
import java.nio.file.Path;

/** What only a host can know. The Jenkins plugin is one host, the standalone server the other. */
public interface Host {

    /** The folder that holds everything the registry keeps. The registry is its only user. */
    Path home();

    /** The people and groups there are. */
    Directory directory();
}
