// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.provenance;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a host knows of a running build.
 *
 * @param builder who runs builds: the host's own address
 * @param versions of the host and its parts
 * @param job the full name
 * @param run the address of the run, or another name of it that stays the same
 * @param parameters what the build was started with; no secrets among them
 * @param causes why it was started, in sentences
 * @param sources what is built: revisions of source code
 * @param agents where it runs, as far as it has used the registry there
 */
public record BuildFacts(
        String builder,
        Map<String, String> versions,
        String job,
        int number,
        String run,
        Instant startedAt,
        Map<String, String> parameters,
        List<String> causes,
        List<Source> sources,
        List<String> agents) {

    public BuildFacts {
        versions = Map.copyOf(versions);
        parameters = Map.copyOf(parameters);
        causes = List.copyOf(causes);
        sources = List.copyOf(sources);
        agents = List.copyOf(agents);
    }

    /**
     * A revision of source code.
     *
     * @param uri where it is, in the form of SPDX download locations: {@code git+https://...}
     * @param algorithm of the digest: {@code gitCommit}, or {@code revision} where it is no hash of git
     */
    public record Source(String uri, String algorithm, String revision) {}
}
