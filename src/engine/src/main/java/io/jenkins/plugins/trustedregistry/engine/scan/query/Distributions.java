// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.query;

import io.jenkins.plugins.trustedregistry.engine.inventory.Distribution;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The ecosystem of OSV whose advisories speak of a distribution's packages. */
final class Distributions {
    /** Debian's unfinished releases have no number in os-release. */
    private static final Map<String, String> DEBIAN_RELEASES =
            Map.of("buster", "10", "bullseye", "11", "bookworm", "12", "trixie", "13", "forky", "14", "duke", "15");

    private static final Map<String, String> BY_RELEASE = Map.of(
            "rocky", "Rocky Linux",
            "almalinux", "AlmaLinux",
            "rhel", "Red Hat",
            "centos", "Red Hat",
            "mageia", "Mageia",
            "photon", "Photon OS",
            "azurelinux", "Azure Linux",
            "mariner", "Azure Linux");

    private static final Map<String, String> ROLLING = Map.of(
            "wolfi", "Wolfi",
            "chainguard", "Chainguard",
            "minimos", "MinimOS",
            "echo", "Echo",
            "opensuse-tumbleweed", "openSUSE:Tumbleweed");

    private Distributions() {}

    /** Empty when no advisories in OSV's format speak of it. */
    static Optional<String> ecosystem(Distribution distribution) {
        String id = distribution.id().toLowerCase(Locale.ROOT);
        String release = distribution.versionId();
        return switch (id) {
            case "debian" -> debian(distribution);
            case "ubuntu" -> release.isEmpty() ? Optional.empty() : Optional.of(ubuntu(distribution));
            case "alpine" ->
                Optional.of(twoNumbers(release)).filter(text -> !text.isEmpty()).map(text -> "Alpine:v" + text);
            case "alpaquita" -> Optional.of("Alpaquita:" + (release.isEmpty() ? "stream" : release));
            case "bellsoft-hardened-containers" ->
                Optional.of("BellSoft Hardened Containers:" + (release.isEmpty() ? "stream" : release));
            case "opensuse-leap" -> Optional.of("openSUSE:Leap " + release);
            case "sles", "sled", "sles_sap" -> Optional.of("SUSE:Linux Enterprise Server " + servicePack(release));
            case "openeuler" -> Optional.of("openEuler:" + openEuler(distribution));
            default ->
                ROLLING.containsKey(id)
                        ? Optional.of(ROLLING.get(id))
                        : Optional.ofNullable(BY_RELEASE.get(id))
                                .filter(base -> !release.isEmpty())
                                .map(base -> base + ":" + (base.equals("Red Hat") ? redHat(release) : release));
        };
    }

    private static Optional<String> debian(Distribution distribution) {
        String number = distribution.versionId().isEmpty()
                ? DEBIAN_RELEASES.getOrDefault(distribution.codename(), "")
                : distribution.versionId();
        return number.isEmpty() ? Optional.empty() : Optional.of("Debian:" + number.replaceFirst("\\..*", ""));
    }

    /** Every second April has long-term support. */
    private static String ubuntu(Distribution distribution) {
        String release = twoNumbers(distribution.versionId());
        boolean longTerm = release.matches("[0-9]?[02468]\\.04");
        return "Ubuntu:" + release + (longTerm ? ":LTS" : "");
    }

    private static String redHat(String release) {
        return "enterprise_linux:" + release.replaceFirst("\\..*", "");
    }

    private static String servicePack(String release) {
        return release.replaceFirst("\\.0$", "").replaceFirst("\\.", " SP");
    }

    private static String openEuler(Distribution distribution) {
        String words = distribution.version().replaceAll("[()]", "").strip().replace(' ', '-');
        return words.startsWith(distribution.versionId()) ? words : distribution.versionId();
    }

    /** {@code 3.20} of {@code 3.20.3} and of {@code 3.21.0_alpha20240807}. */
    private static String twoNumbers(String release) {
        String[] numbers = release.split("\\.", -1);
        return numbers.length < 2 ? release : numbers[0] + "." + numbers[1].replaceFirst("_.*", "");
    }
}
