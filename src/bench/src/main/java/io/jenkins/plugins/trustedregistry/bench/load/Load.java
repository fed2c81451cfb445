// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.load;

/** Something a registry is asked to do, and how fast it did it. One object serves all registries and rounds. */
public interface Load {

    /** What is done, with its numbers: the head of a line. */
    String name();

    Unit unit();

    /** How many times as good as the faster peer ours shall be. */
    double target();

    /** What must be there before the first round; not measured. */
    default void prepare(Subject subject) throws Exception {}

    /** What one more round needs; not measured. */
    default void prepare(Subject subject, int round) throws Exception {}

    /** Does it once; the figure in this load's unit. Rounds have different numbers, so that nothing is there already. */
    double measure(Subject subject, int round) throws Exception;
}
