// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.common;

import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Option;

/** Where a password comes from: the terminal, or standard input. Never the command line, which everybody on the machine sees. */
public final class NewPassword {
    private static final int LONGEST_LINE = 4096;

    @Option(names = "--password-stdin", description = "Read the password from the first line of standard input.")
    private boolean fromInput;

    public boolean isFromInput() {
        return fromInput;
    }

    /** One that exists already. */
    public String existing(Terminal terminal, String question) {
        return fromInput ? line(terminal.input()) : typed(terminal, question);
    }

    /** A new one, which is asked for twice at a terminal. */
    public String chosen(Terminal terminal) {
        if (fromInput) {
            return line(terminal.input());
        }
        String password = typed(terminal, "New password: ");
        if (!password.equals(terminal.askSecretly("The same again: "))) {
            throw new CommandFailure(ExitCode.FAILED, "The two passwords are not the same: nothing was changed.");
        }
        return password;
    }

    private static String typed(Terminal terminal, String question) {
        if (!terminal.isInteractive()) {
            throw new CommandFailure(
                    ExitCode.USAGE, "There is no terminal to ask for a password: pipe it in and add --password-stdin.");
        }
        return terminal.askSecretly(question);
    }

    /** Byte by byte, so that what follows the line is left for whoever reads next. */
    private static String line(InputStream input) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            int next = input.read();
            while (next >= 0 && next != '\n' && line.size() <= LONGEST_LINE) {
                line.write(next);
                next = input.read();
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILED, "Standard input can't be read.", e);
        }
        String password = line.toString(StandardCharsets.UTF_8);
        password = password.endsWith("\r") ? password.substring(0, password.length() - 1) : password;
        if (password.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE, "Standard input holds no password: pipe one in, on a line of its own.");
        }
        return password;
    }
}
