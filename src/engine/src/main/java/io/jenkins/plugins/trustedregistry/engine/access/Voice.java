// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

/** To whom a sentence is said: to the one it is about, or to others about them. */
enum Voice {
    TO_THEMSELVES,
    TO_OTHERS;

    String start(Principal about) {
        return this == TO_THEMSELVES ? "You" : about.shownName();
    }

    String inside(Principal about) {
        return this == TO_THEMSELVES ? "you" : about.shownName();
    }

    /** The verb in the form that fits, for instance need or needs. */
    String verb(String plural, String singular) {
        return this == TO_THEMSELVES ? plural : singular;
    }
}
