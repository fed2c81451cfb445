// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.lookup;

import java.util.function.LongConsumer;

/** Where the newest database is to be had. */
public interface AdvisoryDatabases {

    /**
     * The generation that is the newest now; the caller closes it. Before the first import it is generation 0, which knows nothing:
     * whatever is looked up there is uncovered.
     */
    AdvisoryDatabase open();

    /** The number of the newest generation; 0 before the first import. */
    long newest();

    /**
     * Tells of every new generation once it is served, on the thread that made it: return soon. A generation that came while nobody
     * listened is not told of: compare {@link #newest} at the start.
     */
    void onNewGeneration(LongConsumer listener);
}
