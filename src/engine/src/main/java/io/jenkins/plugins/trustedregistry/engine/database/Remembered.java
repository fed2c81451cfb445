// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.database;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * What was read, for as long as nothing was written (but {@link Database#writeAside aside}): never a moment longer, so whoever asks gets what the database would
 * say. Worth it for what each request asks (who is that, may they, which repository) in the long stretches in which people only
 * pull; between two pushes nothing is lost but a look into a map. Values must not be changed by anybody. Safe for many threads.
 */
public final class Remembered<K, V> {
    private final Database database;
    private final long most;
    private final ToIntFunction<V> weight;
    private final Map<K, Held<V>> known = new ConcurrentHashMap<>();
    private final AtomicLong held = new AtomicLong();

    private record Held<V>(long version, V value) {}

    /** Holds at most so many values. */
    public Remembered(Database database, int most) {
        this(database, most, value -> 1);
    }

    /** Holds values of at most so much weight together, give or take one for each thread. */
    public Remembered(Database database, long most, ToIntFunction<V> weight) {
        this.database = database;
        this.most = most;
        this.weight = weight;
    }

    /** The value; the read is asked unless it was asked since the last write. A read that throws leaves nothing behind. */
    public V get(K key, Supplier<V> read) {
        // Asked before the read, so that what is kept under a version is at least as new as it.
        OptionalLong version = database.version();
        if (version.isEmpty()) {
            return read.get();
        }
        Held<V> found = known.get(key);
        if (found != null && found.version() == version.getAsLong()) {
            return found.value();
        }
        V value = read.get();
        keep(key, new Held<>(version.getAsLong(), value));
        return value;
    }

    private void keep(K key, Held<V> fresh) {
        if (held.addAndGet(weight.applyAsInt(fresh.value())) > most) {
            known.clear(); // what is asked often is back at once
            held.set(0);
            return;
        }
        Held<V> before = known.put(key, fresh);
        if (before != null) {
            held.addAndGet(-weight.applyAsInt(before.value()));
        }
    }
}
