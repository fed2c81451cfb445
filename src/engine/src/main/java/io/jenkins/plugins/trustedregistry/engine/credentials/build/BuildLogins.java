// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.build;

import java.util.Optional;

/** Gives running builds something to log in with, for hosts. Kept in the database: a build goes on after a restart. */
public interface BuildLogins {

    /**
     * A new login of a build, good until the build or the login ends. A build may have several.
     *
     * @throws IllegalStateException when the host says that the build does not run
     */
    BuildLogin begin(BuildId build);

    /** The build that a login is of, by the login's id, while it runs; else empty. */
    Optional<RunningBuild> build(String login);

    /** Ends one login, and what was issued for it, at once; nothing when it has ended. */
    void end(BuildLogin login);

    /** Ends all of a build's logins, and what was issued for them, at once. To be called when the build ends; again does nothing. */
    void endAll(BuildId build);

    /**
     * Ends the logins of builds that do not run any more. They open nothing anyway; this clears up after a host that was killed. To be
     * called when the host has taken up its builds again after a start.
     *
     * @return how many builds they were of
     */
    int endStale();
}
