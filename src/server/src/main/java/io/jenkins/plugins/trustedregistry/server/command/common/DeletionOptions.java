// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.common;

import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What can be said about the deletion of something that the trash could keep. */
public final class DeletionOptions {
    @Option(names = "--permanently", description = "Past the trash: it can't be restored.")
    private boolean permanently;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who look at the trash later.")
    private @Nullable String reason;

    @Mixin
    private Confirmation confirmation;

    /** Asks first; see {@link Confirmation}. */
    public void confirm(Terminal terminal, String consequence, String name) {
        if (permanently) {
            confirmation.require(terminal, consequence, name);
        } else {
            confirmation.requireForTrash(terminal, consequence, name);
        }
    }

    /** The path of the deletion with what was said. */
    public ApiPath of(ApiPath path) {
        return path.query("permanently", permanently ? Optional.of("true") : Optional.empty())
                .query("reason", Optional.ofNullable(reason));
    }
}
