// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.intake;

import io.jenkins.plugins.trustedregistry.engine.advisories.store.data.DataFileWriter;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/** Reads a list about vulnerabilities into a data file. */
interface ListReader {

    /** @return when the list was published. @throws RefusedDataException when it is not what it should be */
    Optional<Instant> read(InputStream in, DataFileWriter to) throws IOException;
}
