// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.file;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a value and what is allowed in its place, in the words of whoever writes settings, not of Java. */
final class WrongValue {
    private static final Set<Class<?>> WHOLE_NUMBERS =
            Set.of(int.class, Integer.class, long.class, Long.class, short.class, Short.class);
    private static final Set<Class<?>> NUMBERS = Set.of(double.class, Double.class, float.class, Float.class);
    private static final Set<Class<?>> SWITCHES = Set.of(boolean.class, Boolean.class);

    private WrongValue() {}

    /** A sentence that goes on behind the key and a colon. */
    static String words(JsonMappingException mapping) {
        for (Throwable cause = mapping; cause != null; cause = cause.getCause()) {
            if (!(cause instanceof JsonProcessingException)) {
                return said(cause);
            }
        }
        if (mapping instanceof InvalidTypeIdException kind) {
            return kinds(kind.getBaseType());
        }
        if (mapping instanceof MismatchedInputException mismatch) {
            return mismatch(mismatch);
        }
        return String.valueOf(mapping.getOriginalMessage());
    }

    /** What a value's own rules say; they have no words for an entry of a list that is empty. */
    private static String said(Throwable cause) {
        return cause instanceof NullPointerException || cause.getMessage() == null
                ? "there is nothing where a value is needed. Write one, or leave it out."
                : cause.getMessage();
    }

    private static String mismatch(MismatchedInputException mismatch) {
        if (String.valueOf(mismatch.getOriginalMessage()).startsWith("Missing required")) {
            return "it is missing, and required here.";
        }
        return "this must be " + allowed(mismatch.getTargetType()) + ".";
    }

    private static String allowed(@Nullable Class<?> type) {
        if (type == null) {
            return "another kind of value";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        if (WHOLE_NUMBERS.contains(type)) {
            return "a whole number";
        }
        if (NUMBERS.contains(type)) {
            return "a number";
        }
        if (SWITCHES.contains(type)) {
            return "true or false";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "a block with keys of its own" : "a text";
    }

    private static String kinds(@Nullable JavaType base) {
        JsonSubTypes known = base == null ? null : base.getRawClass().getAnnotation(JsonSubTypes.class);
        TreeSet<String> names = new TreeSet<>();
        if (known != null) {
            Arrays.stream(known.value()).map(JsonSubTypes.Type::name).forEach(names::add);
        }
        return "this must be a block that says which kind it is. There are: " + String.join(", ", names) + ".";
    }
}
