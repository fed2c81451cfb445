// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.scan;

import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;

/** An image as people name it: {@code technology/test:v1}, or with {@code @} and a digest. */
public record ImageName(String repository, String reference) {

    public static ImageName parse(String text) {
        int at = text.indexOf('@');
        int colon = at >= 0 ? at : text.lastIndexOf(':');
        if (colon <= 0 || colon == text.length() - 1 || text.indexOf('/', colon) >= 0) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "'" + text
                            + "' names no image: write REPOSITORY:TAG or REPOSITORY@DIGEST, for instance technology/test:v1.");
        }
        return new ImageName(text.substring(0, colon), text.substring(colon + 1));
    }

    /** Everything about its scan. */
    ApiPath scan() {
        return of("scan");
    }

    /** Something that the API has of the image. */
    public ApiPath of(String what) {
        return ApiPath.of("repositories")
                .name(repository)
                .then("-")
                .then("manifests")
                .then(reference)
                .then(what);
    }

    static ApiPath suppressions(String repository) {
        return ApiPath.of("repositories").name(repository).then("-").then("suppressions");
    }
}
