// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.intake;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A file that was brought.
 *
 * @param origin where it came from, for people: an address without secrets, or a file's name
 * @param source what it holds: an ecosystem's base, or a name of {@code Sources}; empty: to be found out
 * @param validator see {@code SourceData}; empty of an upload
 * @param asOf when it was published, if whoever brought it knows
 */
public record Delivery(Path file, String origin, Optional<String> source, String validator, Optional<Instant> asOf) {

    public static Delivery upload(Path file, String name, Optional<String> source) {
        return new Delivery(file, name, source, "", Optional.empty());
    }
}
