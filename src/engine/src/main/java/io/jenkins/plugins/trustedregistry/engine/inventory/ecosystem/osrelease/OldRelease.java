// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.osrelease;

import io.jenkins.plugins.trustedregistry.engine.inventory.Distribution;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of systems older than {@code os-release}: {@code CentOS release 6.10 (Final)}, {@code 7.11}, {@code 3.20.3}. */
final class OldRelease {
    private static final Pattern SENTENCE = Pattern.compile(
            "(?s)\\s*([A-Za-z][A-Za-z .-]{1,60}?)(?: Linux)?(?: Server| Workstation| Client)?(?: Stream)?(?: release)? ([0-9][0-9.]{0,15}).*");
    private static final Pattern VERSION = Pattern.compile("[0-9][0-9.]{0,15}");

    private static final Map<String, String> IDS = Map.of(
            "centos", "centos",
            "rocky", "rocky",
            "almalinux", "almalinux",
            "fedora", "fedora",
            "red hat enterprise", "rhel",
            "oracle", "ol",
            "scientific", "scientific");

    private OldRelease() {}

    /** @param id the system whose file it is; empty when the sentence says */
    static Optional<Distribution> parse(String id, String text) {
        String line = text.lines().findFirst().orElse("").strip();
        if (!id.isEmpty()) {
            // Debian's has a name instead of a version before a release: trixie/sid
            boolean version = VERSION.matcher(line).matches();
            String number = id.equals("debian") && version ? line.split("\\.", -1)[0] : line;
            return line.isEmpty() ? Optional.empty() : Optional.of(distribution(id, version ? number : "", line));
        }
        Matcher sentence = SENTENCE.matcher(line);
        if (!sentence.matches()) {
            return Optional.empty();
        }
        String name = IDS.get(sentence.group(1).strip().toLowerCase(Locale.ROOT));
        return name == null ? Optional.empty() : Optional.of(distribution(name, sentence.group(2), line));
    }

    private static Distribution distribution(String id, String version, String line) {
        return new Distribution(
                id, version, version, "", List.of(), line.length() > 200 ? line.substring(0, 200) : line, "");
    }
}
