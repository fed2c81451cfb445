// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.common;

import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import picocli.CommandLine.Option;

/** The question before something that can't be undone, or not for long. */
public final class Confirmation {
    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    /**
     * Goes on only when the person typed the thing's name.
     *
     * @param consequence a whole sentence
     */
    public void require(Terminal terminal, String consequence, String name) {
        require(terminal, consequence, " This can't be undone.", name);
    }

    /** The same for what goes to the trash. */
    public void requireForTrash(Terminal terminal, String consequence, String name) {
        require(terminal, consequence, " 'trash restore' brings it back while the registry keeps it.", name);
    }

    private void require(Terminal terminal, String consequence, String end, String name) {
        if (yes) {
            return;
        }
        if (!terminal.isInteractive()) {
            throw new CommandFailure(
                    ExitCode.USAGE, consequence + " There is no terminal to ask at: add --yes if you are sure.");
        }
        String typed = terminal.ask(consequence + end + " Type " + name + " to go on: ");
        if (!typed.strip().equals(name)) {
            throw new CommandFailure(ExitCode.FAILED, "That was not '" + name + "': nothing was changed.");
        }
    }
}
