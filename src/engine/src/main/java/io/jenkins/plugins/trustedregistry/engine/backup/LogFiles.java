// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.backup;

import java.io.IOException;
import java.io.InputStream;

/** Files of a log that grow, and go as a whole: what is in them when they are copied is a beginning of what will be. */
@FunctionalInterface
public interface LogFiles {

    /** Gives all of them, one after the other, in the order of what is in them. */
    void copyTo(Taker taker) throws IOException;

    /** Gets the files. */
    @FunctionalInterface
    interface Taker {

        /**
         * Takes a file.
         *
         * @param name without a folder
         * @param size how much of the content belongs to the copy; there may be more by now
         * @param content closed by the caller
         */
        void take(String name, long size, InputStream content) throws IOException;
    }
}
