// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.intake;

/** Is told how far reading has come; throws when it is not to go on. */
@FunctionalInterface
public interface Progress {
    Progress NONE = (bytes, total) -> {};

    void reached(long bytes, long total);
}
