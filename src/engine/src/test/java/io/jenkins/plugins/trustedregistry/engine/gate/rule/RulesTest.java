// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.rule;

import static io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Severity.CRITICAL;
import static io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Severity.HIGH;
import static io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Severity.LOW;
import static io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Severity.UNKNOWN;
import static io.jenkins.plugins.trustedregistry.engine.gate.SomeImage.NOW;
import static io.jenkins.plugins.trustedregistry.engine.gate.SomeImage.clean;
import static io.jenkins.plugins.trustedregistry.engine.gate.SomeImage.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.gate.SomeImage;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Opinion;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Kind;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.ScanFacts;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Signed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each rule: what keeps it, what breaks it, the border between, and the words. */
class RulesTest {

    private static Opinion ask(Rule rule, SomeImage image) {
        return rule.judge(image.subject());
    }

    private static void keeps(Rule rule, SomeImage image) {
        assertThat(ask(rule, image).breach()).isEmpty();
    }

    private static void breaks(Rule rule, SomeImage image, String sentence) {
        assertThat(ask(rule, image).breach())
                .hasValueSatisfying(breach -> assertThat(breach.sentence()).isEqualTo(sentence));
    }

    @Test
    void findingsCountsASeverityAndWorseUpToANumber() {
        SomeImage two =
                clean().with("CVE-1", CRITICAL, true).with("CVE-2", HIGH, false).with("CVE-3", LOW, true);

        keeps(new FindingsRule(HIGH, 2, false), two);
        breaks(
                new FindingsRule(HIGH, 1, false),
                two,
                "it has 2 vulnerabilities rated high or worse where at most 1 is allowed: CVE-1 in libx 1 (mended in 2), CVE-2 in"
                        + " libx 1");
        keeps(new FindingsRule(HIGH, 1, true), two);
        breaks(
                new FindingsRule(CRITICAL, 0, true),
                two,
                "it has 1 vulnerability rated critical that can be mended where at most 0 are allowed: CVE-1 in libx 1 (mended in"
                        + " 2)");
        assertThat(ask(new FindingsRule(UNKNOWN, 0, false), two)
                        .breach()
                        .orElseThrow()
                        .found())
                .isEqualTo(3);
        keeps(new FindingsRule(UNKNOWN, 0, false), clean().undecided("CVE-4"));
        assertThat(new FindingsRule(HIGH, 0, true).words())
                .isEqualTo("At most 0 vulnerabilities rated high or worse that can be mended.");
    }

    @Test
    void findingsNamesThreeAndCountsTheRest() {
        SomeImage many = clean();
        for (int i = 1; i <= 60; i++) {
            many.with("CVE-" + i, CRITICAL, false);
        }

        var breach = ask(new FindingsRule(CRITICAL, 0, false), many).breach().orElseThrow();
        assertThat(breach.sentence()).endsWith("CVE-1 in libx 1, CVE-2 in libx 1, CVE-3 in libx 1 and 57 more");
        assertThat(breach.found()).isEqualTo(60);
        assertThat(breach.culprits()).hasSize(50);
    }

    @Test
    void ageCountsFromPublicationFindingOrFix() {
        SomeImage image = clean().with("CVE-1", HIGH, true).with("CVE-2", LOW, false);

        keeps(new AgeRule(HIGH, 11, AgeRule.Since.PUBLISHED), image);
        assertThat(ask(new AgeRule(HIGH, 11, AgeRule.Since.PUBLISHED), image).until())
                .as("it will be too old tomorrow")
                .hasValue(NOW.plus(Duration.ofDays(1)));
        breaks(
                new AgeRule(HIGH, 10, AgeRule.Since.PUBLISHED),
                image,
                "it has 1 vulnerability rated high or worse known for 10 days or longer: CVE-1 in libx 1 (mended in 2)");
        keeps(new AgeRule(HIGH, 6, AgeRule.Since.FOUND), image);
        breaks(
                new AgeRule(UNKNOWN, 5, AgeRule.Since.FOUND),
                image,
                "it has 2 vulnerabilities of any severity found here for 5 days or longer: CVE-1 in libx 1 (mended in 2),"
                        + " CVE-2 in libx 1");
        keeps(new AgeRule(UNKNOWN, 4, AgeRule.Since.FIXED), image);
        breaks(
                new AgeRule(UNKNOWN, 3, AgeRule.Since.FIXED),
                image,
                "it has 1 vulnerability of any severity mendable for 3 days or longer: CVE-1 in libx 1 (mended in 2)");
        assertThat(new AgeRule(HIGH, 30, AgeRule.Since.FIXED).words())
                .isEqualTo("No vulnerability rated high or worse that has been mendable for more than 30 days.");
    }

    @Test
    void undecidedIsNeverTakenForSafe() {
        keeps(new UndecidedRule(1), clean().undecided("CVE-1"));
        keeps(new UndecidedRule(0), clean().with("CVE-1", HIGH, false));
        breaks(
                new UndecidedRule(0),
                clean().undecided("CVE-1"),
                "it can't be said whether it has 1 vulnerability, where at most 0 may be open: CVE-1 in libx 1");
        assertThat(new UndecidedRule(0).words()).contains("can't be said");
    }

    @Test
    void exploitedNeedsTheListAndThenCountsWhatIsOnIt() {
        breaks(
                new ExploitedRule(false),
                clean(),
                "it can't be said whether it has vulnerabilities that are exploited, because the list of known exploited"
                        + " vulnerabilities (KEV) was never imported");
        keeps(new ExploitedRule(false), clean().data("kev", 0).with("CVE-1", CRITICAL, false));
        keeps(new ExploitedRule(true), clean().data("kev", 0).exploited("CVE-1", false));
        breaks(
                new ExploitedRule(true),
                clean().data("kev", 0).exploited("CVE-1", true),
                "it has 1 vulnerability known to be exploited by ransomware: CVE-1 in libx 1");
        assertThat(new ExploitedRule(false).words()).isEqualTo("No vulnerability that is known to be exploited.");
    }

    @Test
    void epssNeedsTheScoresAndThenCountsWhatIsAbove() {
        breaks(
                new ForecastRule(0.5),
                clean(),
                "it can't be said how likely its vulnerabilities are exploited, because the EPSS scores were never imported");
        keeps(new ForecastRule(0.5), clean().data("epss", 0).likely("CVE-1", 0.5));
        breaks(
                new ForecastRule(0.5),
                clean().data("epss", 0).likely("CVE-1", 0.51),
                "it has 1 vulnerability with an EPSS score above 0.500: CVE-1 in libx 1");
        assertThatThrownBy(() -> new ForecastRule(1.1)).hasMessageContaining("0.0 to 1.0");
        assertThat(new ForecastRule(0.5).words()).isEqualTo("No vulnerability with an EPSS score above 0.500.");
    }

    @Test
    void licencesAreForbiddenOrTheOnlyOnes() {
        LicenceRule noGpl = new LicenceRule(List.of("gpl-3.0*", "AGPL*"), List.of(), true);
        LicenceRule only = new LicenceRule(List.of(), List.of("MIT", "Apache-2.0"), false);

        keeps(noGpl, clean().component("npm", "", "a", "1", "MIT").component("npm", "", "b", "1"));
        keeps(noGpl, clean().component("npm", "", "a", "1", "GPL-3.0-only OR MIT"));
        breaks(
                noGpl,
                clean().component("npm", "", "a", "1", "MIT", "GPL-3.0-or-later"),
                "it has 1 package with a licence that may not be: MIT, GPL-3.0-or-later in pkg:npm/a@1");
        keeps(only, clean().component("npm", "", "a", "1", "mit"));
        breaks(
                only,
                clean().component("npm", "", "a", "1"),
                "it has 1 package with a licence that may not be: no licence in pkg:npm/a@1");
        assertThat(ask(only, clean().component("npm", "", "a", "1", "MIT AND Zlib"))
                        .breach())
                .isPresent();
        assertThatThrownBy(() -> new LicenceRule(List.of(), List.of(), true)).hasMessageContaining("name licences");
        assertThat(only.words()).isEqualTo("Packages have only licences like MIT, Apache-2.0, and say which.");
    }

    @Test
    void packagesAreNamedAsPeopleDoAndComparedAsTheirEcosystemDoes() {
        SomeImage image = clean().component("maven", "org.apache.logging.log4j", "log4j-core", "2.9.1")
                .component("deb", "debian", "libc6", "2.36-9+deb12u4");

        keeps(new PackageRule("log4j-core", "2.10", ""), image);
        breaks(
                new PackageRule("org.apache.logging.log4j:log4j-core", "", "2.17.1"),
                image,
                "it has a package that may not be inside (org.apache.logging.log4j:log4j-core below 2.17.1):"
                        + " pkg:maven/org.apache.logging.log4j/log4j-core@2.9.1");
        keeps(new PackageRule("log4j-core", "", "2.9.1"), image);
        assertThat(ask(new PackageRule("pkg:maven/*/log4j-core", "", ""), image).breach())
                .isPresent();
        assertThat(ask(new PackageRule("libc*", "", "2.36-10"), image).breach()).isPresent();
        assertThat(ask(new PackageRule("libc6", "", "not a version!"), image).breach())
                .as("what can't be compared is not let through")
                .isPresent();
        keeps(new PackageRule("core", "", ""), image);
        assertThat(new PackageRule("x", "1", "2").words()).isEqualTo("No package x from 1 on below 2.");
    }

    @Test
    void imagesAndTheirBasesMayBeTooOld() {
        SomeImage image = clean().times(Optional.of(daysAgo(30)), Optional.of(daysAgo(100)));

        keeps(new ImageAgeRule(31, false), image);
        assertThat(ask(new ImageAgeRule(31, false), image).until()).hasValue(NOW.plus(Duration.ofDays(1)));
        breaks(new ImageAgeRule(30, false), image, "it was built 30 days ago where at most 30 are allowed");
        breaks(new BaseAgeRule(90, false), image, "its base image was made 100 days ago where at most 90 are allowed");
        keeps(new BaseAgeRule(101, false), image);
        keeps(new BaseAgeRule(1, true), clean());
        breaks(
                new ImageAgeRule(1, false),
                clean(),
                "its configuration does not say when it was built, and not more than 1 day are allowed");
        assertThat(new BaseAgeRule(90, false).words()).isEqualTo("On a base that was made not more than 90 days ago.");
    }

    @Test
    void theDatabaseMayBeTooOldOrMissing() {
        keeps(new DatabaseRule(8), clean().data("npm", 7));
        assertThat(ask(new DatabaseRule(8), clean().data("npm", 7)).until()).hasValue(NOW.plus(Duration.ofDays(1)));
        breaks(
                new DatabaseRule(7),
                clean().data("npm", 7),
                "what is known of vulnerabilities in npm is 7 days old where at most 7 are allowed; the registry's"
                        + " administrators can update it");
        breaks(
                new DatabaseRule(7),
                SomeImage.unknown(),
                "nothing is known of vulnerabilities, because no advisories were ever imported");
        assertThat(ask(new DatabaseRule(7), SomeImage.unknown().data("kev", 0)).breach())
                .as("lists are no advisories")
                .isPresent();
    }

    @Test
    void packagesOfWhichNothingCanBeKnownAreNotSafe() {
        keeps(new UncoveredRule(), clean());
        breaks(
                new UncoveredRule(),
                clean().uncovered(Map.of("npm", 12)),
                "nothing is known of some of its packages, because no advisories of their ecosystem were imported: npm (12"
                        + " packages)");
        assertThat(ask(new UncoveredRule(), SomeImage.unknown()).breach()).isPresent();
    }

    @Test
    void whatWasNotScannedOrNotAsAWholeSaysSo() {
        keeps(new UnscannedRule(), clean());
        breaks(
                new UnscannedRule(),
                clean().scan(ScanFacts.NEVER),
                "it was not scanned yet; try again in a while, or start a scan");
        keeps(new UnscannedRule(), clean().scan(ScanFacts.unable("Layer 1 is encrypted.")));
        breaks(
                new UnscannableRule(),
                clean().scan(ScanFacts.unable("Layer 1 is encrypted.")),
                "it can't be scanned as a whole (Layer 1 is encrypted)");
        keeps(new UnscannableRule(), clean().scan(ScanFacts.NEVER));
        keeps(new PartlyScannedRule(), clean());
        breaks(
                new PartlyScannedRule(),
                clean().scan(new ScanFacts(Optional.of(NOW), 1, "", 2, List.of("a.jar (too large)", "b.jar"))),
                "2 parts of it were not scanned: a.jar (too large), b.jar");
    }

    @Test
    void signaturesAreThoseOfNamedKeysNotJustAny() {
        SignatureRule one = new SignatureRule(List.of("release"), 1);
        SignatureRule both = new SignatureRule(List.of("release", "qa"), 2);

        keeps(one, clean().signed(new Signed(Set.of("release", "other"), 2, List.of())));
        breaks(one, clean(), "it is not signed with the key 'release' (there is no signature)");
        breaks(
                one,
                clean().signed(new Signed(
                        Set.of(), 1, List.of("one was made with a key that the settings don't name"))),
                "it is not signed with the key 'release' (1 signature is there; one was made with a key that the settings"
                        + " don't name)");
        keeps(both, clean().signed(new Signed(Set.of("release", "qa"), 2, List.of())));
        assertThat(ask(both, clean().signed(new Signed(Set.of("qa"), 1, List.of())))
                        .breach())
                .hasValueSatisfying(
                        breach -> assertThat(breach.culprits()).extracting("id").containsExactly("release"));
        assertThat(one.concerns(Kind.INDEX)).isTrue();
        assertThat(one.concerns(Kind.ATTACHMENT)).isFalse();
        assertThat(new FindingsRule(HIGH, 0, false).concerns(Kind.INDEX)).isFalse();
        assertThatThrownBy(() -> new SignatureRule(List.of(), 1)).hasMessageContaining("at least one key");
        assertThatThrownBy(() -> new SignatureRule(List.of("a"), 2)).hasMessageContaining("atLeast");
    }
}
