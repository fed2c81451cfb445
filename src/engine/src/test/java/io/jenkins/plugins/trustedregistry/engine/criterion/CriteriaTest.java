// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.criterion.fact.BuildFacts;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.BuildMark;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.Evidence;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.GateFacts;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.Need;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.PullFacts;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.ScanFacts;
import io.jenkins.plugins.trustedregistry.engine.criterion.fact.TagFacts;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CriteriaTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final ScanFacts SCAN = new ScanFacts(
            "",
            Map.of("critical", 1, "high", 2, "medium", 3, "low", 4, "negligible", 5, "unknown", 6),
            0,
            0,
            ", by vulnerability data of 2026-11-20, 3 days old",
            Set.of("zlib1g", "org.apache.logging.log4j:log4j-core", "@types/node"),
            Set.of("mit", "apache license, version 2.0"),
            1);

    private static TagFacts facts(ScanFacts scan) {
        return new TagFacts(
                Tag.parse("v1.2"),
                Digest.of("image".getBytes(StandardCharsets.UTF_8)),
                NOW,
                NOW.minus(Duration.ofDays(40)),
                NOW.minus(Duration.ofDays(10)),
                scan,
                new PullFacts(7, Optional.of(NOW.minus(Duration.ofHours(5)))),
                Optional.of(new GateFacts(GateFacts.Verdict.WARNED, "No rule stops it.")),
                new Evidence(Map.of("result", "SUCCESS", "tests.passed", "120", "approver", "alice")),
                new BuildFacts(Set.of(BuildMark.KEPT), 1, 0));
    }

    private static boolean matches(String criterion, ScanFacts scan) {
        return Criteria.parse(List.of(criterion)).judge(facts(scan)).matches();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "tag = v1.2 ~ true",
                "tag = v1 ~ false",
                "tag equals v1.2 ~ true",
                "tag != v1.2 ~ false",
                "tag != v1 ~ true",
                "tag starts with v1 ~ true",
                "tag starts with 1 ~ false",
                "tag ends with .2 ~ true",
                "tag ends with v ~ false",
                "tag contains 1. ~ true",
                "tag contains 1.. ~ false",
                "tag one of v1.1, v1.2 ~ true",
                "tag one of v1.1, v1.3 ~ false",
                "tag not one of v1.1, v1.3 ~ true",
                "tag not one of v1.1, v1.2 ~ false",
                "tag like v*.? ~ true",
                "tag like v? ~ false",
                "tag like v1?2 ~ true",
                "tag like v1[.]2 ~ false",
                "tag matches v[0-9]+\\.[0-9]+ ~ true",
                "tag matches [0-9]+ ~ false",
                "tag matches .*2 ~ true",
                "component = zlib1g ~ true",
                "component = zlib ~ false",
                "component = log4j-core ~ true",
                "component = org.apache.logging.log4j:log4j-core ~ true",
                "component = node ~ true",
                "component != log4j-core ~ false",
                "component != openssl ~ true",
                "component starts with log4j ~ true",
                "component ends with 1g ~ true",
                "component contains logging ~ true",
                "component one of openssl, zlib1g ~ true",
                "component not one of openssl, zlib1g ~ false",
                "component not one of openssl ~ true",
                "component like log4j-* ~ true",
                "component matches (open|libre)ssl ~ false",
                "licence one of GPL-3.0-only, MIT ~ true",
                "license one of GPL-3.0-only, MIT ~ true",
                "licence not one of GPL-3.0-only ~ true",
                "licence not one of GPL-3.0-only, mit ~ false",
                "licence one of \"Apache License, Version 2.0\" ~ true",
                "licence = MIT ~ true",
                "licence starts with Apache ~ true",
                "critical >= 1 ~ true",
                "critical >= 2 ~ false",
                "critical > 0 ~ true",
                "critical > 1 ~ false",
                "critical = 1 ~ true",
                "critical = 0 ~ false",
                "critical != 0 ~ true",
                "critical != 1 ~ false",
                "critical <= 1 ~ true",
                "critical <= 0 ~ false",
                "critical < 2 ~ true",
                "critical < 1 ~ false",
                "critical \u2265 1 ~ true",
                "critical \u2264 0 ~ false",
                "critical \u2260 0 ~ true",
                "high = 2 ~ true",
                "medium = 3 ~ true",
                "low = 4 ~ true",
                "negligible = 5 ~ true",
                "unknown = 6 ~ true",
                "major = 5 ~ true",
                "minor = 9 ~ true",
                "vulnerabilities = 21 ~ true",
                "all = 21 ~ true",
                "pushed before 30 days ago ~ true",
                "pushed before 41 days ago ~ false",
                "pushed after 6w ~ true",
                "pushed after 1 month ago ~ false",
                "pushed before 1 month ~ true",
                "updated before 30d ~ false",
                "updated after 11 days ~ true",
                "updated before 200 hours ago ~ true",
                "updated before 2026-11-20 ~ true",
                "updated before 2026-11-16T12:00:00Z ~ false",
                "updated before 2026-11-16T12:00:01Z ~ true",
                "pulled after 6h ~ true",
                "pulled before 6h ~ false",
                "pulled before 4 hours ago ~ true",
                "pulls >= 7 ~ true",
                "pulls = 0 ~ false",
                "gate is warned ~ true",
                "gate is not blocked ~ true",
                "gate is passed ~ false",
                "gate = warned ~ true",
                "gate != warned ~ false",
                "evidence result = SUCCESS ~ true",
                "evidence result != SUCCESS ~ false",
                "evidence tests.passed >= 100 ~ true",
                "evidence tests.passed < 100 ~ false",
                "evidence result > 1 ~ false",
                "evidence approver one of alice, bob ~ true",
                "evidence approver not one of alice ~ false",
                "evidence coverage >= 1 ~ false",
                "evidence coverage != 1 ~ false",
                "build is kept ~ true",
                "build is not kept ~ false",
                "build is branch-alive ~ false",
                "build is not last-successful ~ true"
            })
    void answersEachOperator(String criterion, boolean expected) {
        assertThat(matches(criterion, SCAN))
                .as(Criteria.parse(List.of(criterion))
                        .judge(facts(SCAN))
                        .answers()
                        .toString())
                .isEqualTo(expected);
        Criteria parsed = Criteria.parse(List.of(criterion));
        assertThat(Criteria.parse(parsed.texts())).as("written and read again").isEqualTo(parsed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "critical = 0",
                "critical > 0",
                "critical != 5",
                "vulnerabilities >= 0",
                "component = zlib1g",
                "component not one of zlib1g",
                "licence one of mit",
                "licence not one of gpl"
            })
    void whatWasNeverScannedMatchesNeitherACriterionNorItsOpposite(String criterion) {
        ScanFacts never = ScanFacts.unknown("It was never scanned.");

        assertThat(matches(criterion, never)).isFalse();
        assertThat(Criteria.parse(List.of(criterion)).judge(facts(never)).reason())
                .isEqualTo("It was never scanned.");
    }

    @Test
    void whatIsUndecidedMayBeAnythingAndWhatIsNotCoveredIsNeverFewEnough() {
        ScanFacts undecided = new ScanFacts("", Map.of("critical", 1), 2, 0, "", Set.of(), Set.of(), 0);
        assertThat(matches("critical <= 2", undecided)).isFalse();
        assertThat(matches("critical <= 3", undecided)).isTrue();
        assertThat(matches("critical >= 1", undecided)).isTrue();
        assertThat(matches("critical >= 2", undecided)).isFalse();
        assertThat(matches("critical != 2", undecided)).isFalse();
        assertThat(matches("critical != 4", undecided)).isTrue();

        ScanFacts uncovered = new ScanFacts("", Map.of("critical", 1), 0, 5, "", Set.of(), Set.of(), 0);
        assertThat(matches("critical <= 100", uncovered)).isFalse();
        assertThat(matches("critical = 1", uncovered)).isFalse();
        assertThat(matches("critical >= 1", uncovered)).isTrue();
    }

    @Test
    void ofBuildsNobodyKnowsNothingIsSaid() {
        TagFacts known = facts(SCAN);
        TagFacts unknown = new TagFacts(
                known.tag(),
                known.digest(),
                NOW,
                known.pushedAt(),
                known.updatedAt(),
                SCAN,
                PullFacts.NEVER,
                Optional.empty(),
                Evidence.NONE,
                BuildFacts.NOTHING);

        assertThat(Criteria.parse(List.of("build is kept")).judge(unknown).matches())
                .isFalse();
        assertThat(Criteria.parse(List.of("build is not kept")).judge(unknown).matches())
                .isFalse();
        assertThat(Criteria.parse(List.of("gate is not blocked")).judge(unknown).matches())
                .isFalse();
        assertThat(Criteria.parse(List.of("pulled before 9 days ago"))
                        .judge(unknown)
                        .reason())
                .contains("never pulled since it was pushed at 2026-11-16");
        assertThat(Criteria.parse(List.of("pulled before 11 days ago"))
                        .judge(unknown)
                        .matches())
                .as("a new tag is not old for want of pulls")
                .isFalse();
    }

    @Test
    void allMustMatchAndEveryReasonAgainstItIsTold() {
        Criteria criteria = Criteria.parse(List.of("tag starts with v", "critical = 0", "high <= 1"));

        Judgement judgement = criteria.judge(facts(SCAN));

        assertThat(judgement.matches()).isFalse();
        assertThat(judgement.reason())
                .isEqualTo(
                        "It has 1 critical vulnerabilities, where = 0 is asked for, by vulnerability data of 2026-11-20, 3 days old."
                                + " It has 2 high vulnerabilities, where <= 1 is asked for, by vulnerability data of 2026-11-20, 3 days"
                                + " old.");
        assertThat(criteria.needs()).containsExactly(Need.SCAN);
        assertThat(Criteria.NONE.judge(facts(SCAN)).matches()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "colour = red",
                "tag",
                "tag =",
                "tag is v1",
                "tag startswith v",
                "tag one of a,,b",
                "tag one of \"a",
                "tag matches (",
                "tag matches (?=x)",
                "tag matches (a)\\1",
                "licence matches .*",
                "critical",
                "critical <= none",
                "critical => 1",
                "critical <= -1",
                "updated 30d",
                "updated before",
                "updated before yesterday",
                "updated before 0 days",
                "gate is green",
                "build is good",
                "evidence result",
                "evidence Result = x",
                "tag = a\nb"
            })
    void refusesWhatItCanNotRead(String criterion) {
        assertThatThrownBy(() -> Criteria.parse(List.of(criterion)))
                .isInstanceOf(RegistryException.class)
                .hasMessageMatching("(?s).{20,}\\.");
    }

    @Test
    @Timeout(5)
    void aCleverExpressionCostsNoMoreThanAnother() {
        Criteria criteria = Criteria.parse(List.of("tag matches (a|a?)+(a|a?)+(a+)+b", "tag like *a*a*a*a*a*a*a*b"));
        TagFacts known = facts(SCAN);
        TagFacts longTag = new TagFacts(
                Tag.parse("a".repeat(128)),
                known.digest(),
                NOW,
                NOW,
                NOW,
                SCAN,
                PullFacts.NEVER,
                Optional.empty(),
                Evidence.NONE,
                BuildFacts.NOTHING);

        assertThat(criteria.judge(longTag).answers()).noneMatch(Answer::matches);
    }
}
