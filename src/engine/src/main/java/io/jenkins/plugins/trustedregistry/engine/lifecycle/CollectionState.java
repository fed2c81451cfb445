// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle;

/** How far a collection has come: what it keeps to go on from. */
record CollectionState(Course course, Tally tally) {
    private static final String BETWEEN = ";";

    static CollectionState parse(String text) {
        String[] halves = text.split(BETWEEN);
        return new CollectionState(Course.parse(halves[0]), Tally.parse(halves[1]));
    }

    @Override
    public String toString() {
        return course + BETWEEN + tally;
    }
}
