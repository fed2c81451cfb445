// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.ecosystem;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which releases of the data hold for a package. Whoever asks knows a distribution as it names itself ({@code 9.4}, {@code 3.20.3});
 * the data has one of its own names, or several where products overlap (Red Hat's repositories, SUSE's modules).
 */
public final class Releases {
    private static final String UBUNTU = "Ubuntu";
    private static final String FIPS = "fips";
    private static final String PRO = "esm";
    private static final Pattern YEAR_MONTH = Pattern.compile("(?:.*:)?([0-9]{2}\\.[0-9]{2})(?:\\.[0-9]+)?(?::LTS)?");
    private static final Pattern SERVICE_PACK = Pattern.compile("(?:.* )?([0-9]+)(?:[. ](?:SP)?([0-9]+))?(?:[- ].*)?");

    private Releases() {}

    /**
     * @param asked the ecosystem of a package
     * @param version of the package: Ubuntu Pro shows only there
     * @param known what the data has
     */
    public static List<String> of(String asked, String version, Collection<String> known) {
        Ecosystem wanted = Ecosystem.parse(asked);
        List<Ecosystem> ofBase = known.stream()
                .map(Ecosystem::parse)
                .filter(ecosystem -> ecosystem.base().equals(wanted.base()))
                .toList();
        if (!wanted.hasReleases()) {
            return ofBase.stream().map(Ecosystem::toString).toList();
        }
        if (wanted.base().equals(UBUNTU)) {
            return ubuntu(wanted.release(), version, ofBase);
        }
        return ofBase.stream()
                .filter(ecosystem -> ecosystem.release().isEmpty() || holds(wanted, ecosystem.release()))
                .map(Ecosystem::toString)
                .toList();
    }

    /** What of a version matters to {@link #of}: packages of which it is the same have the same releases. */
    public static String line(String asked, String version) {
        if (!asked.startsWith(UBUNTU)) {
            return "";
        }
        if (version.contains(FIPS)) {
            return FIPS;
        }
        return version.contains(PRO) ? PRO : "";
    }

    private static boolean holds(Ecosystem wanted, String release) {
        String asked = wanted.release();
        if (asked.equals(release)) {
            return true;
        }
        return switch (wanted.base()) {
            case "Debian", "Rocky Linux", "AlmaLinux", "Mageia", "TuxCare" ->
                numbers(asked, 1).equals(release);
            case "Alpine" -> ("v" + numbers(asked.replaceFirst("^v", ""), 2)).equals(release);
            case "Photon OS", "Azure Linux", "openEuler" ->
                numbers(asked, 2).equals(numbers(release, 2)) && !release.contains("-") && !asked.contains("-");
            case "Red Hat" -> redHat(asked).equals(redHat(release));
            case "SUSE" -> !servicePack(asked).isEmpty() && servicePack(asked).equals(servicePack(release));
            case "openSUSE" -> release.equals("Leap " + numbers(asked, 2));
            default -> false;
        };
    }

    /** The first numbers of {@code 9.4.1}; the text itself when it begins with none. */
    private static String numbers(String text, int most) {
        String[] parts = text.split("\\.");
        if (text.isEmpty() || !Character.isDigit(text.charAt(0))) {
            return text;
        }
        return String.join(".", List.of(parts).subList(0, Math.min(most, parts.length)));
    }

    /** Product and version, without the repository: {@code enterprise_linux:9}. */
    private static String redHat(String text) {
        String plain = text.replaceFirst("^cpe:/[oa]:redhat:", "");
        if (!plain.isEmpty() && Character.isDigit(plain.charAt(0))) {
            return "enterprise_linux:" + numbers(plain, 1);
        }
        int repository = plain.indexOf("::");
        return repository < 0 ? plain : plain.substring(0, repository);
    }

    /** {@code 15 SP5} of {@code Linux Enterprise Server 15 SP5}, {@code 15.5} and {@code 15 SP5-LTSS}. */
    private static String servicePack(String text) {
        Matcher matcher = SERVICE_PACK.matcher(text);
        if (!matcher.matches()) {
            return "";
        }
        String pack = matcher.group(2);
        return matcher.group(1) + (pack == null || pack.equals("0") ? "" : " SP" + pack);
    }

    /** A package of Ubuntu Pro is judged by Pro's data: for the plain release what Pro has mended stays unmended. */
    private static List<String> ubuntu(String release, String version, List<Ecosystem> known) {
        String asked = yearMonth(release);
        boolean fips = version.contains(FIPS);
        boolean pro = fips || version.contains(PRO);
        List<Ecosystem> same = known.stream()
                .filter(ecosystem -> yearMonth(ecosystem.release()).equals(asked))
                .toList();
        List<Ecosystem> wanted = same.stream()
                .filter(ecosystem -> kind(ecosystem).equals(fips ? "fips" : pro ? "pro" : ""))
                .toList();
        List<Ecosystem> chosen = pro && wanted.isEmpty()
                ? same.stream().filter(ecosystem -> kind(ecosystem).isEmpty()).toList()
                : wanted;
        return chosen.stream().map(Ecosystem::toString).toList();
    }

    private static String kind(Ecosystem ecosystem) {
        String release = ecosystem.release();
        if (!release.startsWith("Pro:")) {
            return "";
        }
        return release.startsWith("Pro:FIPS") ? "fips" : "pro";
    }

    private static String yearMonth(String release) {
        Matcher matcher = YEAR_MONTH.matcher(release);
        return matcher.matches() ? matcher.group(1) : release;
    }
}
