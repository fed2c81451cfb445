// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.common;

import java.io.InputStream;

/** The person at the keyboard, if there is one. */
public interface Terminal {

    /** Whether somebody can be asked. */
    boolean isInteractive();

    /** Asks for a line; empty text when the input ended. Only when {@link #isInteractive}. */
    String ask(String question);

    /** The same without showing what is typed. */
    String askSecretly(String question);

    /** What is piped into the command. */
    InputStream input();
}
