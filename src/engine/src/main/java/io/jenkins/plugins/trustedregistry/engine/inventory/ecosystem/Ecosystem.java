// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem;

import java.io.IOException;

/** Knows the files of one kind of package. Has no state: one object serves all layers at once. */
public interface Ecosystem {

    /** Its name, as it stands in facts and reports. */
    String name();

    /** Whether it wants to read this file. Asked for every file of every layer, so the answer must be quick. */
    boolean wants(Entry entry);

    /**
     * Reads a file that it wanted, and tells what it found. What is told before an exception counts.
     *
     * @param content the file; closed by the caller
     * @throws NotScannableException when the file breaks a limit, or is of a kind that can't be read
     * @throws IOException when the file is damaged
     */
    void read(Content content, Findings findings) throws IOException;
}
