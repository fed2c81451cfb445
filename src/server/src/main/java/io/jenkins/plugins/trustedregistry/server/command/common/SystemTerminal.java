// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.common;

import java.io.Console;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Objects;
import java.util.Optional;

/** The terminal this process was started from. */
public final class SystemTerminal implements Terminal {
    private final Optional<Console> console =
            Optional.ofNullable(System.console()).filter(SystemTerminal::isTerminal);

    @Override
    public boolean isInteractive() {
        return console.isPresent();
    }

    @Override
    public String ask(String question) {
        return Objects.requireNonNullElse(console.orElseThrow().readLine("%s", question), "");
    }

    @Override
    public String askSecretly(String question) {
        char[] typed = console.orElseThrow().readPassword("%s", question);
        return typed == null ? "" : new String(typed);
    }

    @Override
    public InputStream input() {
        return System.in;
    }

    /** Until Java 21 there is a console only at a terminal; later ones have to be asked, by a method that 17 does not know. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
