// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs.work;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a job has to say at its end.
 *
 * @param sentence for people
 * @param figures for programs and charts: counts, bytes; in the order of their names
 */
public record JobOutcome(String sentence, Map<String, Long> figures) {
    public static final JobOutcome NONE = new JobOutcome("", Map.of());

    public JobOutcome {
        figures = Collections.unmodifiableMap(new TreeMap<>(figures));
    }

    public static JobOutcome of(String sentence) {
        return new JobOutcome(sentence, Map.of());
    }
}
