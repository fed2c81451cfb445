// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.run;

/**
 * How far a run has come, as its checkpoint says it.
 *
 * @param tag the last that is done with; empty: none
 * @param passedOver whether tags before it are to be tried again
 */
record Reached(String tag, boolean passedOver) {
    static final Reached NOTHING = new Reached("", false);

    private static final String MARK = "/again"; // no tag has a slash

    static Reached parse(String text) {
        return text.endsWith(MARK)
                ? new Reached(text.substring(0, text.length() - MARK.length()), true)
                : new Reached(text, false);
    }

    @Override
    public String toString() {
        return tag + (passedOver ? MARK : "");
    }
}
