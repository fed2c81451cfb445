// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem;

import io.jenkins.plugins.trustedregistry.engine.inventory.Distribution;
import io.jenkins.plugins.trustedregistry.engine.inventory.NotScanned;
import io.jenkins.plugins.trustedregistry.engine.inventory.PackageFacts;

/** Takes what an ecosystem finds in one file. Throws {@link NotScannableException} when there is more than a layer may tell. */
public interface Findings {

    void found(PackageFacts facts) throws NotScannableException;

    void found(Distribution distribution);

    /**
     * A package of the operating system says that a file is its own. Told for every file it has: only those that matter are kept.
     *
     * @param path with or without a leading slash
     * @param owner its type and name: {@code deb/bash}
     */
    void owns(String path, String owner);

    /**
     * A part of the file was not looked at.
     *
     * @param within which part; empty when it is the file
     * @param detail why, as a sentence
     */
    void omitted(String within, NotScanned.Reason reason, String detail);
}
