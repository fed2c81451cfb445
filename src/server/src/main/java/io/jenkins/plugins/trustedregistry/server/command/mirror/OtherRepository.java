// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.mirror;

import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;

/** A repository of another registry as people write it: {@code https://registry.example.com/library/alpine}. */
record OtherRepository(String registry, String repository) {

    static OtherRepository parse(String text) {
        int host = text.indexOf("://") + 3;
        int slash = host < 3 ? -1 : text.indexOf('/', host);
        if (slash < 0 || slash == text.length() - 1) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Write the other repository with its registry, as in https://registry.example.com/library/alpine.");
        }
        return new OtherRepository(text.substring(0, slash), text.substring(slash + 1));
    }
}
