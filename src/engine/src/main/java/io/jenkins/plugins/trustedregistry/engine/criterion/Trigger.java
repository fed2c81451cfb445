// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion;

import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What makes a rule look at a tag by itself. A rule without any is run by hand only. */
public enum Trigger {
    /** The tag was pushed, or came here by a promotion. */
    PUSH,
    /** A scan of its image ended or got worse, what it found counts otherwise, or a gate lets it through now. */
    SCAN,
    /** The host gave evidence of its making. */
    EVIDENCE;

    private static final Set<Trigger> ALL = Collections.unmodifiableSet(EnumSet.allOf(Trigger.class));

    public static Set<Trigger> all() {
        return ALL;
    }

    /** Reads their words. */
    public static Set<Trigger> parse(Collection<String> words) {
        Set<Trigger> triggers = EnumSet.noneOf(Trigger.class);
        words.forEach(word -> triggers.add(one(word)));
        return triggers;
    }

    private static Trigger one(String word) {
        for (Trigger trigger : values()) {
            if (trigger.toString().equals(word)) {
                return trigger;
            }
        }
        throw new RegistryException(
                ErrorCode.UNSUPPORTED,
                400,
                "'" + Shown.of(word) + "' triggers no rule: use push, scan or evidence, or none for a rule that is run"
                        + " by hand.",
                Map.of());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
