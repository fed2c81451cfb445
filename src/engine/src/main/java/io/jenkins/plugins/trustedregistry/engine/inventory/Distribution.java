// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory;

import java.util.List;

/**
 * The operating system, in the words of {@code os-release(5)}. What the file does not say is empty.
 *
 * @param id {@code ID}: {@code debian}, {@code alpine}, {@code rocky}; {@code linux} when the file does not say
 * @param versionId {@code VERSION_ID}: {@code 12}, {@code 3.20.3}, {@code 24.04}; empty for a rolling release
 * @param version {@code VERSION}: {@code 24.04.1 LTS (Noble Numbat)}
 * @param codename {@code VERSION_CODENAME}: {@code bookworm}
 * @param like {@code ID_LIKE}, the closest first
 * @param prettyName {@code PRETTY_NAME}
 * @param cpe {@code CPE_NAME}
 */
public record Distribution(
        String id,
        String versionId,
        String version,
        String codename,
        List<String> like,
        String prettyName,
        String cpe) {

    public Distribution {
        like = List.copyOf(like);
    }
}
