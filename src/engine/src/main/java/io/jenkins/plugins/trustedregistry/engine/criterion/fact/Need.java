// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion.fact;

/** What a criterion wants to know of a tag beside its name and times; each costs a look somewhere else. */
public enum Need {
    /** The counts of its scan. */
    SCAN,
    /** The names of its components, and their licences. */
    COMPONENTS,
    /** How often and when it was pulled. */
    PULLS,
    /** The verdict of the gates. */
    GATE,
    /** What the builds that made it left as evidence. */
    EVIDENCE,
    /** What those builds are worth to the host now. */
    BUILDS
}
