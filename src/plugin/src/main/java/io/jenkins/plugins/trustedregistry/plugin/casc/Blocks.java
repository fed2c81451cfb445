// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.casc;

import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The engine's records of settings, seen as a schema: found by walking the record types, so a new key needs nothing here. */
final class Blocks {
    private static final String SCHEMA = Settings.class.getPackageName();

    private Blocks() {}

    /**
     * A key of a block.
     *
     * @param type of the value, or of each where there are many
     */
    record Key(String name, Class<?> type, boolean many) {}

    /** The keys of a record of settings. */
    static List<Key> keys(Class<?> block) {
        return Arrays.stream(block.getRecordComponents()).map(Blocks::key).toList();
    }

    private static Key key(RecordComponent component) {
        boolean many = List.class.isAssignableFrom(component.getType());
        return new Key(component.getName(), many ? element(component.getGenericType()) : component.getType(), many);
    }

    private static Class<?> element(Type list) {
        return (Class<?>) ((ParameterizedType) list).getActualTypeArguments()[0];
    }

    /** Whether a type is a record of settings, and not a value that is written as one text. */
    static boolean isBlock(Class<?> type) {
        return type.isRecord() && (type.getPackageName() + ".").startsWith(SCHEMA + ".");
    }

    /** Every type below the settings that JCasC must be told of: records of settings, and values that are records of their own. */
    static Set<Class<?>> all() {
        Set<Class<?>> found = new LinkedHashSet<>();
        keys(Settings.class).forEach(key -> collect(key.type(), found));
        return found;
    }

    private static void collect(Class<?> type, Set<Class<?>> found) {
        if (type.isRecord() && found.add(type) && isBlock(type)) {
            keys(type).forEach(key -> collect(key.type(), found));
        }
    }
}
