// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * What was read lately, so that it is not read again: at most so many bytes of it, and what nobody wanted for longest goes first. Of
 * values that do not change. For several threads at once.
 */
final class Recent<K, V> {
    private static final int OF_ALL = 8;

    private final long most;
    private final ToIntFunction<V> weigher;
    private final Map<K, V> kept = new LinkedHashMap<>(64, 0.75f, true); // guarded by this
    private long held; // guarded by this

    /**
     * @param most bytes; a single value takes an eighth of it at most, a larger one is not kept
     * @param weigher about how many bytes a value takes with its key
     */
    Recent(long most, ToIntFunction<V> weigher) {
        this.most = most;
        this.weigher = weigher;
    }

    synchronized Optional<V> get(K key) {
        return Optional.ofNullable(kept.get(key));
    }

    synchronized void put(K key, V value) {
        int weight = weigher.applyAsInt(value);
        if (weight > most / OF_ALL) {
            return;
        }
        V before = kept.put(key, value);
        held += weight - (before == null ? 0 : weigher.applyAsInt(before));
        Iterator<V> eldest = kept.values().iterator();
        while (held > most) {
            held -= weigher.applyAsInt(eldest.next());
            eldest.remove();
        }
    }

    /** Lets go of what will not be asked for again. */
    synchronized void forget(Predicate<K> which) {
        Iterator<Map.Entry<K, V>> all = kept.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<K, V> each = all.next();
            if (which.test(each.getKey())) {
                held -= weigher.applyAsInt(each.getValue());
                all.remove();
            }
        }
    }

    /** Bytes, about. */
    synchronized long held() {
        return held;
    }
}
