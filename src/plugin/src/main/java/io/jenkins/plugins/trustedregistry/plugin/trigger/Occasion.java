// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.trigger;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What can happen to an image that starts a job. */
enum Occasion {
    PUSH("was pushed"),
    PROMOTE("was promoted"),
    SCAN_WORSE("has worse findings than before");

    private final String words;

    Occasion(String words) {
        this.words = words;
    }

    /** How sentences say it, behind the image's name. */
    String words() {
        return words;
    }

    /**
     * Some of them, with commas or spaces between.
     *
     * @throws IllegalArgumentException with a sentence when there is another word, or none
     */
    static Set<Occasion> parse(String text) {
        Set<Occasion> found = EnumSet.noneOf(Occasion.class);
        for (String word : text.strip().split("[,\\s]+")) {
            found.add(one(word));
        }
        return found;
    }

    private static Occasion one(String word) {
        for (Occasion each : values()) {
            if (each.toString().equals(word)) {
                return each;
            }
        }
        throw new IllegalArgumentException(
                "'" + word + "' starts no job: write push, promote or scan-worse, or several with commas between.");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
