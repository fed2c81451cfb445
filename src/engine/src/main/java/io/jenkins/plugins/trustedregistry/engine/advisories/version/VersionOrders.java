// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.version;

import java.util.Locale;
import java.util.Optional;

/** Which order holds in which ecosystem. */
public final class VersionOrders {
    /** Of OSV's ranges of type SEMVER, in whatever ecosystem. */
    public static final VersionOrder SEMVER = new SemverOrder(false);
    /** The same, as {@link #of} would give it. */
    public static final Optional<VersionOrder> SEMVER_RANGES = Optional.of(SEMVER);

    private static final VersionOrder DPKG = new DpkgOrder();
    private static final VersionOrder RPM = new RpmOrder();
    private static final VersionOrder APK = new ApkOrder();
    private static final VersionOrder MAVEN = new MavenOrder();
    private static final VersionOrder PYTHON = new PythonOrder();
    private static final VersionOrder GEM = new GemOrder();
    private static final VersionOrder NUGET = new SemverOrder(true);
    private static final VersionOrder COMPOSER = new ComposerOrder();
    private static final VersionOrder NUMBERS = new NumberListOrder();

    private VersionOrders() {}

    /**
     * @param ecosystem as OSV names it, with or without its release
     * @return empty when it is not known how that ecosystem counts
     */
    public static Optional<VersionOrder> of(String ecosystem) {
        String[] parts = ecosystem.toLowerCase(Locale.ROOT).split(":", 3);
        // Root names what it mends: Root:Alpine:3.18, Root:PyPI
        String name = parts[0].equals("root") && parts.length > 1 ? parts[1] : parts[0];
        return Optional.ofNullable(
                switch (name) {
                    case "debian", "ubuntu", "echo" -> DPKG;
                    case "alpine",
                            "wolfi",
                            "chainguard",
                            "minimos",
                            "alpaquita",
                            "bellsoft hardened containers",
                            "cleanstart" -> APK;
                    case "red hat",
                            "rocky linux",
                            "almalinux",
                            "suse",
                            "opensuse",
                            "mageia",
                            "photon os",
                            "openeuler",
                            "azure linux",
                            "tuxcare" -> RPM;
                    case "maven" -> MAVEN;
                    case "pypi" -> PYTHON;
                    case "rubygems" -> GEM;
                    case "nuget" -> NUGET;
                    case "packagist" -> COMPOSER;
                    case "hackage", "ghc", "cran", "bioconductor" -> NUMBERS;
                    case "npm",
                            "go",
                            "crates.io",
                            "hex",
                            "pub",
                            "swifturl",
                            "bitnami",
                            "github actions",
                            "vscode",
                            "julia",
                            "kubernetes",
                            "linux",
                            "conancenter" -> SEMVER;
                    default -> null;
                });
    }
}
