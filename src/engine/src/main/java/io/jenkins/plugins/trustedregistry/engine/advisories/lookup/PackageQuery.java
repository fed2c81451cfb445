// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.lookup;

/**
 * A package somebody has.
 *
 * @param ecosystem as OSV names it: {@code Maven}, {@code npm}, {@code PyPI}, {@code Go}, {@code RubyGems}; of a distribution with
 *     its release: {@code Debian:12}, {@code Alpine:v3.20}, {@code Ubuntu:24.04:LTS}, {@code Rocky Linux:9}, {@code Wolfi}. More
 *     exact releases than the data knows are shortened ({@code Alpine:3.20.3}, {@code Rocky Linux:9.4}), {@code :LTS} may be left out
 * @param name as that ecosystem writes it; of distributions the source package or the binary one, whichever its advisories name (for
 *     RPM that differs between distributions); of Maven {@code group:artifact}; of Go the module's path
 * @param version as that ecosystem writes it, of Debian and RPM with its epoch
 * @param module of RPM the module and stream it was built in: {@code nodejs:18}; empty: none, or not known
 */
public record PackageQuery(String ecosystem, String name, String version, String module) {
    public PackageQuery {
        if (ecosystem.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("A package needs an ecosystem and a name");
        }
    }

    /** Of no module. */
    public PackageQuery(String ecosystem, String name, String version) {
        this(ecosystem, name, version, "");
    }
}
