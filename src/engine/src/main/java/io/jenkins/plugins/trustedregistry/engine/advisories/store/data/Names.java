// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store.data;

import io.jenkins.plugins.trustedregistry.engine.advisories.osv.OsvRecord;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which vulnerabilities a record is about. */
public final class Names {
    private static final Pattern CVE = Pattern.compile("CVE-[0-9]{4}-[0-9]{4,}");
    private static final Pattern OWN_OF_A_CVE = Pattern.compile("(?:.+-)?(CVE-[0-9]{4}-[0-9]{4,})");
    /** Notices of distributions that name in {@code related} what they mend, as older ones do. */
    private static final Pattern NOTICE = Pattern.compile(
            "(?:DSA|DLA|DTSA|USN|LSN|RHSA|RHBA|RHEA|ALSA|ALBA|ALEA|RLSA|RXSA|SUSE-[A-Z]+|openSUSE-[A-Z]+|"
                    + "MGASA|OESA|openEuler-SA|PHSA|CGA|MINI|BELL|ROOT|ECHO)-.*");

    private Names() {}

    public static boolean isCve(String name) {
        return name.startsWith("CVE-") && CVE.matcher(name).matches();
    }

    public static List<String> standsFor(OsvRecord osv) {
        Optional<String> own = ownCve(osv.id());
        if (own.isPresent()) {
            return own.get().equals(osv.id()) ? List.of() : List.of(own.get());
        }
        if (osv.aliases().stream().anyMatch(Names::isCve)) {
            return List.of();
        }
        List<String> upstream = cvesOf(osv.upstream());
        if (!upstream.isEmpty()) {
            return upstream;
        }
        if (!osv.upstream().isEmpty()) {
            return osv.upstream().stream().distinct().toList();
        }
        return NOTICE.matcher(osv.id()).matches() ? cvesOf(osv.related()) : List.of();
    }

    /** {@code DEBIAN-CVE-2022-37434} is about CVE-2022-37434, whatever else it says. */
    private static Optional<String> ownCve(String id) {
        Matcher matcher = OWN_OF_A_CVE.matcher(id);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static List<String> cvesOf(List<String> names) {
        return names.stream()
                .map(Names::ownCve)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }
}
