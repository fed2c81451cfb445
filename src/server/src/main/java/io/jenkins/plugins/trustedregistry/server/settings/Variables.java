// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.settings;

import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.commons.text.StringSubstitutor;
import org.jspecify.annotations.Nullable;

/**
 * Resolves variables inside one value, written as in JCasC: <code>${NAME}</code> of the environment,
 * <code>${NAME:-default}</code>, <code>${readFile:/path}</code> (the text as it is), <code>${trim:...}</code>, each inside the
 * other; <code>^${</code> stands for the characters themselves. Unlike in JCasC a variable that is not set is an error. What a
 * variable holds is not looked at again.
 */
public final class Variables implements UnaryOperator<String> {
    private static final String PREFIX = "${";
    private static final char ESCAPE = '^';
    private static final String READ_FILE = "readFile:";
    private static final String TRIM = "trim:";

    private final Map<String, String> environment;

    public Variables(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** @throws InvalidSettingException naming the variable that is not set or the file that can't be read */
    @Override
    public String apply(String text) {
        if (!text.contains(PREFIX)) {
            return text;
        }
        try {
            return new StringSubstitutor(this::value, PREFIX, "}", ESCAPE)
                    .setEnableSubstitutionInVariables(true)
                    .setDisableSubstitutionInValues(true)
                    .setEnableUndefinedVariableException(true)
                    .replace(text);
        } catch (IllegalArgumentException e) {
            throw e instanceof InvalidSettingException ? e : undefined(e);
        }
    }

    /** Text made so that {@link #apply} gives it back unchanged. */
    public static String escaped(String text) {
        return text.replace(PREFIX, ESCAPE + PREFIX);
    }

    private @Nullable String value(String key) {
        if (key.startsWith(READ_FILE)) {
            return content(key.substring(READ_FILE.length()));
        }
        if (key.startsWith(TRIM)) {
            return key.substring(TRIM.length()).strip();
        }
        return environment.get(key);
    }

    private static String content(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException | InvalidPathException e) {
            throw new InvalidSettingException("The file '" + Shown.of(file)
                    + "' of ${readFile:...} can't be read: check that it exists and that this user may read it.");
        }
    }

    /** The library says it in words of its own; what matters is the name, which is the quoted part of its message. */
    private static InvalidSettingException undefined(IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        int from = message.indexOf('\'');
        int to = message.indexOf('\'', from + 1);
        String name = from >= 0 && to > from ? message.substring(from + 1, to) : "?";
        return new InvalidSettingException("The variable '" + Shown.of(name)
                + "' is not set: set it in the environment, or give a default as ${" + Shown.of(name) + ":-default}.");
    }
}
