// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.advisories.Osv;
import io.jenkins.plugins.trustedregistry.engine.advisories.TestAdvisories;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Severity;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.AdvisoryDatabase;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.Lookup;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.Match;
import io.jenkins.plugins.trustedregistry.engine.advisories.lookup.PackageQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookupTest {
    private static final String LOG4J = "org.apache.logging.log4j:log4j-core";

    @TempDir
    private Path folder;

    private TestAdvisories advisories;

    @BeforeEach
    void open() throws IOException {
        advisories = new TestAdvisories(folder);
    }

    @AfterEach
    void close() {
        advisories.close();
    }

    @Test
    void findsLog4ShellInEachOfItsLines() throws IOException {
        advisories.archive("Maven", Osv.log4shell());
        Match match = advisories.lookup("Maven", LOG4J, "2.14.1").matches().get(0);
        assertThat(match.advisory().id()).isEqualTo("CVE-2021-44228");
        assertThat(match.advisory().aliases()).containsExactly("GHSA-jfh8-c2jp-5v3q");
        assertThat(match.advisory().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(match.advisory().rating().score().orElseThrow().score()).isEqualTo(10.0);
        assertThat(match.fix().first()).contains("2.15.0");
        assertThat(match.advisory().references()).hasSize(1);
        assertThat(advisories
                        .lookup("Maven", LOG4J, "2.12.1")
                        .matches()
                        .get(0)
                        .fix()
                        .versions())
                .containsExactly("2.12.2", "2.15.0");
        assertThat(advisories.found("Maven", LOG4J, "2.0-beta9")).containsExactly("CVE-2021-44228");
    }

    @Test
    void leavesMendedVersionsAlone() throws IOException {
        advisories.archive("Maven", Osv.log4shell());
        for (String version : new String[] {"2.15.0", "2.12.2", "2.3.1", "2.0-beta8", "2.17.1"}) {
            assertThat(advisories.found("Maven", LOG4J, version)).as(version).isEmpty();
        }
    }

    @Test
    void judgesByTheReleaseOfADistribution() throws IOException {
        advisories.archive("Debian", Osv.debianZlib(), Osv.debianNotice());
        advisories.archive("Alpine", Osv.alpineZlib());
        assertThat(advisories.found("Debian:12", "zlib", "1:1.2.11.dfsg-4")).containsExactly("CVE-2022-37434");
        assertThat(advisories.found("Debian:12", "zlib", "1:1.2.13.dfsg-1")).isEmpty();
        assertThat(advisories.found("Debian:11", "zlib", "1:1.2.11.dfsg-2+deb11u1"))
                .containsExactly("CVE-2022-37434");
        assertThat(advisories.found("Debian:11", "zlib", "1:1.2.11.dfsg-2+deb11u2"))
                .isEmpty();
        assertThat(advisories.found("Alpine:3.16.1", "zlib", "1.2.12-r1")).containsExactly("CVE-2022-37434");
        assertThat(advisories.found("Alpine:v3.16", "zlib", "1.2.12-r2")).isEmpty();
    }

    @Test
    void showsAVulnerabilityOnceWhateverItsRecordsAreCalled() throws IOException {
        advisories.archive("Debian", Osv.debianZlib(), Osv.debianNotice());
        advisories.archive("PyPI", Osv.requests());
        Match zlib = advisories
                .lookup("Debian:11", "zlib", "1:1.2.11.dfsg-2")
                .matches()
                .get(0);
        assertThat(zlib.advisory().records()).containsExactly("DEBIAN-CVE-2022-37434", "DSA-5218-1");
        assertThat(zlib.advisory().summary()).isEqualTo("zlib - security update");
        Match requests =
                advisories.lookup("PyPI", "Requests", "2.28.1").matches().get(0);
        assertThat(requests.advisory().id()).isEqualTo("CVE-2023-32681");
        assertThat(requests.advisory().aliases()).containsExactly("GHSA-j8r2-6x86-q33q", "PYSEC-2023-74");
        assertThat(requests.advisory().severity()).isEqualTo(Severity.MEDIUM);
        assertThat(advisories.lookup("PyPI", "requests", "2.28.1").matches()).hasSize(1);
    }

    @Test
    void joinsRecordsThroughAnAliasThatOnlyOneOfThemKnows() throws IOException {
        advisories.archive(
                "PyPI",
                Osv.record("PYSEC-2023-74")
                        .aliases("GHSA-j8r2-6x86-q33q")
                        .affects("PyPI", "requests", "2.3.0", "2.31.0"),
                Osv.requests()[0]);
        assertThat(advisories.found("PyPI", "requests", "2.28.1")).containsExactly("CVE-2023-32681");
    }

    @Test
    void splitsANoticeIntoWhatItMends() throws IOException {
        advisories.archive(
                "Rocky Linux",
                Osv.record("RLSA-2022:7288")
                        .related("CVE-2022-3602", "CVE-2022-3786")
                        .affects("Rocky Linux:9", "openssl", "0", "1:3.0.1-43.el9_0"));
        assertThat(advisories.found("Rocky Linux:9.0", "openssl", "1:3.0.1-41.el9_0"))
                .containsExactly("CVE-2022-3602", "CVE-2022-3786");
        assertThat(advisories.found("Rocky Linux:9", "openssl", "1:3.0.1-43.el9_0"))
                .isEmpty();
    }

    @Test
    void keepsStreamsOfAModuleApart() throws IOException {
        advisories.archive(
                "Rocky Linux",
                Osv.record("RLSA-2023:1583")
                        .summary("Important: nodejs:18 security update")
                        .related("CVE-2023-23918")
                        .affects("Rocky Linux:8", "nodejs", "0", "1:18.14.2-2.module+el8.7.0+18445+9493b6ea"),
                Osv.record("RLSA-2023:1582")
                        .summary("Moderate: nodejs:16 security update")
                        .related("CVE-2022-25881")
                        .affects("Rocky Linux:8", "nodejs", "0", "1:16.19.1-1.module+el8.7.0+18373+704f5cef"));

        assertThat(found("1:16.18.1-3.module+el8.7.0+17465+1a1abd74", "nodejs:16"))
                .as("that 18.14 is newer mends nothing here")
                .containsExactly("CVE-2022-25881");
        assertThat(found("1:18.12.1-2.module+el8.7.0+17306+fc023f99", "nodejs:18"))
                .containsExactly("CVE-2023-23918");
        assertThat(found("1:16.18.1-3.module+el8.7.0+17465+1a1abd74", ""))
                .as("where nobody knows the stream, both may hold")
                .hasSize(2);
        assertThat(found("1:10.24.0-1.el8", "")).as("of no module").isEmpty();
    }

    private List<String> found(String version, String module) {
        try (AdvisoryDatabase database = advisories.generations().open()) {
            return database
                    .lookup(List.of(new PackageQuery("Rocky Linux:8.7", "nodejs", version, module)))
                    .matches()
                    .stream()
                    .map(match -> match.advisory().id())
                    .toList();
        }
    }

    @Test
    void takesScoresFromOtherEcosystemsWhereNobodyElseGivesOne() throws IOException {
        advisories.archive("Debian", Osv.debianZlib());
        advisories.archive("Alpine", Osv.alpineZlib());
        Match match =
                advisories.lookup("Alpine:v3.16", "zlib", "1.2.12-r1").matches().get(0);
        assertThat(match.advisory().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(match.advisory().rating().source()).isEqualTo("DEBIAN-CVE-2022-37434");
    }

    @Test
    void believesTheWordOfWhoeverShipsThePackage() throws IOException {
        advisories.archive(
                "Debian",
                Osv.record("DEBIAN-CVE-2016-2781")
                        .upstream("CVE-2016-2781")
                        .cvss3("CVSS:3.0/AV:L/AC:L/PR:L/UI:N/S:C/C:N/I:H/A:N")
                        .affectsAs(
                                "Debian:12",
                                "coreutils",
                                "ECOSYSTEM",
                                ",\"ecosystem_specific\":{\"urgency\":\"unimportant\"}",
                                "0"));
        Match match =
                advisories.lookup("Debian:12", "coreutils", "9.1-1").matches().get(0);
        assertThat(match.advisory().severity()).isEqualTo(Severity.NEGLIGIBLE);
        assertThat(match.advisory().rating().word()).isEqualTo("unimportant");
        assertThat(match.advisory().rating().score().orElseThrow().score()).isEqualTo(6.5);
        assertThat(match.fix().isAvailable()).isFalse();
    }

    @Test
    void leavesOutWhatWasWithdrawn() throws IOException {
        advisories.archive(
                "Maven",
                Osv.log4shell(),
                Osv.record("GHSA-aaaa-bbbb-cccc").withdrawn().affects("Maven", LOG4J, "0"));
        assertThat(advisories.found("Maven", LOG4J, "2.14.1")).containsExactly("CVE-2021-44228");
        assertThat(advisories.generations().sources().get(0).withdrawn()).isOne();
    }

    @Test
    void neverTakesForSafeWhatCannotBeCompared() throws IOException {
        advisories.archive("PyPI", Osv.requests());
        Lookup lookup = advisories.lookup("PyPI", "requests", "2.28-custom build");
        assertThat(lookup.matches()).isEmpty();
        assertThat(lookup.undecided()).hasSize(1);
        assertThat(lookup.undecided().get(0).advisory()).isEqualTo("CVE-2023-32681");
        assertThat(lookup.undecided().get(0).reason()).contains("2.28-custom build");
    }

    @Test
    void findsEveryVersionAffectedWhateverItIsCalledWhenThereIsNoEnd() throws IOException {
        advisories.archive("npm", Osv.record("MAL-2024-1").affectsAs("npm", "crossenv", "SEMVER", "", "0"));
        Match match = advisories.lookup("npm", "crossenv", "latest").matches().get(0);
        assertThat(match.advisory().id()).isEqualTo("MAL-2024-1");
        assertThat(match.advisory().severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void saysWhichEcosystemsItHasNoDataOf() throws IOException {
        advisories.archive("Debian", Osv.debianZlib());
        assertThat(advisories.lookup("npm", "lodash", "4.17.20").uncovered()).containsExactly("npm");
        assertThat(advisories.lookup("Debian:13", "zlib", "1").uncovered()).containsExactly("Debian:13");
        assertThat(advisories.lookup("Debian:12", "zlib", "1").uncovered()).isEmpty();
    }

    @Test
    void tellsTheAgeOfWhatWasAsked() throws IOException {
        advisories.archive("Debian", Osv.debianZlib().modified("2026-11-20T08:00:00Z"));
        advisories.archive("Maven", Osv.log4shell());
        Lookup lookup = advisories.lookup("Debian:12", "zlib", "1");
        assertThat(lookup.age().sources()).hasSize(1);
        assertThat(lookup.age().oldest().orElseThrow().asOf()).isEqualTo(Instant.parse("2026-11-20T08:00:00Z"));
        assertThat(lookup.age().oldest().orElseThrow().imported()).isEqualTo(TestAdvisories.NOW);
        assertThat(lookup.generation()).isEqualTo(2);
    }

    @Test
    void joinsTheListsOfWhatIsExploited() throws IOException {
        advisories.archive("Maven", Osv.log4shell());
        advisories.take(advisories.file("kev.json", """
                        {"title":"KEV","catalogVersion":"2026.11.24","dateReleased":"2026-11-24T15:00:00.000Z","count":1,
                         "vulnerabilities":[{"cveID":"CVE-2021-44228","vendorProject":"Apache","dateAdded":"2021-12-10",
                          "dueDate":"2021-12-24","knownRansomwareCampaignUse":"Known","cwes":["CWE-20"]}]}"""), advisories.file("epss.csv", """
                        #model_version:v2025.03.14,score_date:2026-11-25T00:00:00+0000
                        cve,epss,percentile
                        CVE-2021-44228,0.94358,0.99958
                        """));
        Match match = advisories.lookup("Maven", LOG4J, "2.14.1").matches().get(0);
        assertThat(match.advisory().exploited().orElseThrow().since()).isEqualTo(LocalDate.of(2021, 12, 10));
        assertThat(match.advisory().exploited().orElseThrow().due()).contains(LocalDate.of(2021, 12, 24));
        assertThat(match.advisory().exploited().orElseThrow().ransomware()).isTrue();
        assertThat(match.advisory().forecast().orElseThrow().score()).isEqualTo(0.94358);
        assertThat(match.advisory().forecast().orElseThrow().percentile()).isEqualTo(0.99958);
    }

    @Test
    void judgesPackagesOfUbuntuProByProsData() throws IOException {
        Osv openssl = Osv.record("UBUNTU-CVE-2023-0286")
                .upstream("CVE-2023-0286")
                .field("severity", "[{\"type\":\"Ubuntu\",\"score\":\"high\"}]")
                .affects("Ubuntu:16.04:LTS", "openssl", "0")
                .affects("Ubuntu:Pro:16.04:LTS", "openssl", "0", "1.0.2g-1ubuntu4.20+esm6");
        advisories.archive("Ubuntu", openssl);
        assertThat(advisories.found("Ubuntu:16.04", "openssl", "1.0.2g-1ubuntu4.20"))
                .containsExactly("CVE-2023-0286");
        assertThat(advisories.found("Ubuntu:16.04:LTS", "openssl", "1.0.2g-1ubuntu4.20+esm5"))
                .containsExactly("CVE-2023-0286");
        assertThat(advisories.found("Ubuntu:16.04:LTS", "openssl", "1.0.2g-1ubuntu4.20+esm6"))
                .isEmpty();
        assertThat(advisories
                        .lookup("Ubuntu:16.04", "openssl", "1")
                        .matches()
                        .get(0)
                        .advisory()
                        .severity())
                .isEqualTo(Severity.HIGH);
    }

    @Test
    void keepsVersionsThatNoRangeCovers() throws IOException {
        advisories.archive("npm", Osv.record("GHSA-1111-2222-3333").affectsExactly("""
                                {"package":{"ecosystem":"npm","name":"left"},"versions":["1.0.0","7.7.7"],
                                 "ranges":[{"type":"SEMVER","events":[{"fixed":"2.0.0"},{"introduced":"0"},
                                   {"introduced":"3.0.0"},{"last_affected":"3.5.0"}]}]}"""));
        assertThat(advisories.found("npm", "left", "1.9.9")).hasSize(1);
        assertThat(advisories.found("npm", "left", "2.0.0")).isEmpty();
        assertThat(advisories.found("npm", "left", "3.5.0")).hasSize(1);
        assertThat(advisories.found("npm", "left", "3.5.1")).isEmpty();
        assertThat(advisories.found("npm", "left", "7.7.7")).hasSize(1);
    }
}
