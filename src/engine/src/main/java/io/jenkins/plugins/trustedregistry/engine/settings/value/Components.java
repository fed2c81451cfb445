// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.value;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A record of many components, copied with another value of one, so that nobody else has to list them all. */
public final class Components<R extends Record> {
    private final RecordComponent[] components;
    private final Constructor<R> constructor;

    public Components(Class<R> type) {
        components = type.getRecordComponents();
        try {
            constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " has no canonical constructor", e);
        }
    }

    /** With nothing given. */
    public R absent() {
        return made(new @Nullable Object[components.length]);
    }

    public R with(R record, String name, @Nullable Object changed) {
        @Nullable Object[] values = new @Nullable Object[components.length];
        boolean found = false;
        for (int i = 0; i < values.length; i++) {
            boolean meant = components[i].getName().equals(name);
            found |= meant;
            values[i] = meant ? changed : value(record, components[i]);
        }
        if (!found) {
            throw new IllegalArgumentException("There is no component " + name);
        }
        return made(values);
    }

    private static @Nullable Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("The component " + component + " can't be read", e);
        }
    }

    private R made(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException("A " + constructor.getName() + " can't be made", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A " + constructor.getName() + " can't be made", e);
        }
    }
}
