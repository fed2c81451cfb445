// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.run;

import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a run is to do, as its job's parameters say it.
 *
 * @param mirror by its id
 * @param tag at the source; empty: all that match
 * @param cause what made it: a trigger, or who; empty: the schedule
 * @param byHand somebody wants it, also where the mirror is not active
 */
record MirrorTask(String mirror, Optional<Tag> tag, String cause, boolean byHand) {

    /** The parameter that names the mirror. */
    static final String MIRROR = "mirror";

    static MirrorTask triggered(String mirror, Tag tag, String cause) {
        return new MirrorTask(mirror, Optional.of(tag), cause, false);
    }

    static MirrorTask byHand(String mirror, Optional<Tag> tag, String by) {
        return new MirrorTask(mirror, tag, by, true);
    }

    /** The parameters of jobs that the schedule makes. */
    static Map<String, String> scheduled(String mirror) {
        return Map.of(MIRROR, mirror);
    }

    static MirrorTask of(Map<String, String> parameters) {
        return new MirrorTask(
                parameters.getOrDefault(MIRROR, ""),
                Optional.ofNullable(parameters.get("tag")).map(Tag::parse),
                parameters.getOrDefault("cause", ""),
                parameters.containsKey("byHand"));
    }

    Map<String, String> parameters() {
        Map<String, String> parameters = new HashMap<>(scheduled(mirror));
        tag.ifPresent(name -> parameters.put("tag", name.name()));
        parameters.put("cause", cause);
        if (byHand) {
            parameters.put("byHand", "true");
        }
        return parameters;
    }
}
