// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.common;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads a list on and on, over what the caller is not to see. */
public final class ReadOn {
    private ReadOn() {}

    /**
     * So many that are wanted, or all there are.
     *
     * @param from reads at most a number of items behind a key, in the order of keys
     * @param key of an item
     */
    public static <T> List<T> over(
            BiFunction<String, Integer, List<T>> from,
            Function<T, String> key,
            Predicate<T> wanted,
            String after,
            int limit) {
        List<T> found = new ArrayList<>();
        String behind = after;
        List<T> step;
        do {
            step = from.apply(behind, limit);
            step.stream().filter(wanted).limit(limit - found.size()).forEach(found::add);
            behind = step.isEmpty() ? behind : key.apply(step.get(step.size() - 1));
        } while (step.size() == limit && found.size() < limit);
        return found;
    }
}
