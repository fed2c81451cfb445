// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.verdict;

import static io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Severity.CRITICAL;
import static io.jenkins.plugins.trustedregistry.engine.gate.SomeImage.NOW;
import static io.jenkins.plugins.trustedregistry.engine.gate.SomeImage.clean;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jenkins.plugins.trustedregistry.engine.gate.SomeImage;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Policy;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Scope;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.StoredPolicy;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Kind;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.ScanFacts;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.ImagePattern;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.Target;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.Waiver;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final String NO_CRITICALS = "{name: no-criticals, rules: [{rule: findings, severity: critical}]}";

    private static StoredPolicy policy(String yaml) throws Exception {
        return new StoredPolicy(
                SettingsJson.read(new YAMLMapper().readTree(yaml), Policy.class), 3, Instant.EPOCH, "admin");
    }

    private static Waiver exception(String scope, String images, Target target, Optional<Instant> expires) {
        return new Waiver(
                "1",
                Waiver.Source.EXCEPTION,
                Scope.parse(scope),
                new ImagePattern(images),
                target,
                "not reachable",
                "nigel",
                expires);
    }

    private static Waiver forCve(String scope, String images) {
        return exception(scope, images, new Target.Vulnerability("CVE-1", ""), Optional.empty());
    }

    private static SomeImage bad() {
        return clean().with("CVE-1", CRITICAL, true);
    }

    private static Outcome judge(String policy, Waiver... waivers) throws Exception {
        return Judge.judge(bad().subject(), List.of(policy(policy)), List.of(waivers))
                .outcome();
    }

    @Test
    void withoutPoliciesEverythingPassesAndTheVerdictSaysWhy() {
        Verdict verdict = Judge.judge(bad().subject(), List.of(), List.of());

        assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(verdict.sentence(NOW)).isEqualTo("technology/test:v1 passes: no gate applies to it.");
    }

    @Test
    void aVerdictSaysWithWhatItWasComeTo() throws Exception {
        Verdict verdict = Judge.judge(bad().subject(), List.of(policy(NO_CRITICALS)), List.of());

        assertThat(verdict.blocks()).isTrue();
        assertThat(verdict.generation()).isEqualTo(7);
        assertThat(verdict.scannerVersion()).isEqualTo(1);
        assertThat(verdict.policies()).extracting(Applied::version).containsExactly(3);
        assertThat(verdict.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.rule()).isEqualTo("findings");
            assertThat(reason.ask()).isEqualTo("the registry's administrators");
        });
    }

    @Test
    void whatOnlyWarnsLetsThroughAndSaysSo() throws Exception {
        Verdict verdict = Judge.judge(
                bad().subject(),
                List.of(
                        policy(
                                "{name: soft, mode: warn, ask: sec@example.com, rules: [{rule: findings, severity: critical}]}")),
                List.of());

        assertThat(verdict.outcome()).isEqualTo(Outcome.WARNED);
        assertThat(verdict.sentence(NOW))
                .startsWith("technology/test:v1 passes, with a warning: it has 1 vulnerability rated critical")
                .endsWith(
                        "(gate 'soft'), by vulnerability data of 2026-11-26, less than a day old. Ask sec@example.com.");
    }

    @Test
    void theStricterOfTwoWins() throws Exception {
        Verdict verdict = Judge.judge(
                bad().subject(),
                List.of(
                        policy("{name: lax, rules: [{rule: findings, severity: critical, atMost: 5}]}"),
                        policy(
                                "{name: strict, scope: technology/test, rules: [{rule: findings, severity: critical}]}")),
                List.of());

        assertThat(verdict.blocks()).isTrue();
        assertThat(verdict.reasons()).extracting(Reason::policy).containsExactly("technology/test:strict");
        assertThat(verdict.sentence(NOW)).endsWith("Ask those who are admin of technology/test.");
    }

    @Test
    void anExceptionHoldsByAnyNameOfTheVulnerabilityAndForItsImagesOnly() throws Exception {
        assertThat(judge(NO_CRITICALS, forCve("", "technology/*"))).isEqualTo(Outcome.PASSED);
        assertThat(judge(NO_CRITICALS, forCve("", "technology/test:v*"))).isEqualTo(Outcome.PASSED);
        assertThat(judge(NO_CRITICALS, forCve("", "technology/test@" + SomeImage.DIGEST)))
                .isEqualTo(Outcome.PASSED);
        assertThat(judge(NO_CRITICALS, forCve("", "*@" + SomeImage.INDEX)))
                .as("an index that lists it")
                .isEqualTo(Outcome.PASSED);
        assertThat(judge(NO_CRITICALS, forCve("", "technology/other"))).isEqualTo(Outcome.BLOCKED);
        assertThat(judge(NO_CRITICALS, forCve("", "technology/test:v2"))).isEqualTo(Outcome.BLOCKED);
        Target alias = new Target.Vulnerability("GHSA-CVE-1", "");
        assertThat(judge(NO_CRITICALS, exception("", "*", alias, Optional.empty())))
                .isEqualTo(Outcome.PASSED);
        Target elsewhere = new Target.Vulnerability("CVE-1", "liby");
        assertThat(judge(NO_CRITICALS, exception("", "*", elsewhere, Optional.empty())))
                .isEqualTo(Outcome.BLOCKED);
    }

    @Test
    void nobodyLiftsAGateWhoCouldNotHaveSetItUnlessItSaysSo() throws Exception {
        assertThat(judge(NO_CRITICALS, forCve("technology/test", "technology/test")))
                .isEqualTo(Outcome.BLOCKED);
        assertThat(judge(NO_CRITICALS, forCve("technology", "technology/test"))).isEqualTo(Outcome.BLOCKED);
        String delegated = "{name: d, exceptions: namespace, rules: [{rule: findings, severity: critical}]}";
        assertThat(judge(delegated, forCve("technology", "technology/test"))).isEqualTo(Outcome.PASSED);
        assertThat(judge(delegated, forCve("technology/test", "technology/test")))
                .isEqualTo(Outcome.BLOCKED);
        assertThat(judge(delegated, forCve("other", "technology/test")))
                .as("of another namespace")
                .isEqualTo(Outcome.BLOCKED);
    }

    @Test
    void anExceptionThatEndsOpensTheGateAgainAndTheVerdictSaysSo() throws Exception {
        Instant end = NOW.plus(Duration.ofHours(1));
        Waiver ending = exception("", "*", new Target.Vulnerability("CVE-1", ""), Optional.of(end));
        List<StoredPolicy> policies = List.of(policy(NO_CRITICALS));

        Verdict before = Judge.judge(bad().subject(), policies, List.of(ending));
        assertThat(before.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(before.until()).hasValue(end);
        assertThat(before.holdsAt(end.minusMillis(1))).isTrue();
        assertThat(before.holdsAt(end)).isFalse();

        Verdict after = Judge.judge(bad().at(end), policies, List.of(ending));
        assertThat(after.outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(after.sentence(end)).contains("The exception for CVE-1 ended at " + end);
        assertThat(after.waived()).singleElement().matches(Waived::expired);
    }

    @Test
    void aRuleAsAWholeCanBeWaived() throws Exception {
        String policy = "{name: p, rules: [{rule: image-age, days: 1}]}";

        assertThat(judge(policy)).isEqualTo(Outcome.BLOCKED);
        assertThat(judge(policy, exception("", "*", new Target.WholeRule("image-age"), Optional.empty())))
                .isEqualTo(Outcome.PASSED);
        assertThat(judge(policy, exception("", "*", new Target.WholeRule("base-age"), Optional.empty())))
                .isEqualTo(Outcome.BLOCKED);
    }

    @Test
    void whoeverLooksInsideMustHaveLookedUnlessThePolicySaysOtherwise() throws Exception {
        SomeImage never = clean().scan(ScanFacts.NEVER);
        assertThat(Judge.judge(never.subject(), List.of(policy(NO_CRITICALS)), List.of())
                        .blocks())
                .isTrue();
        assertThat(Judge.judge(
                                never.subject(),
                                List.of(policy(
                                        "{name: p, unscanned: pass, rules: [{rule: findings, severity: critical}]}")),
                                List.of())
                        .blocks())
                .isFalse();
        assertThat(Judge.judge(never.subject(), List.of(policy("{name: p, rules: []}")), List.of())
                        .blocks())
                .as("asks for nothing")
                .isFalse();
        assertThat(Judge.judge(never.subject(), List.of(policy("{name: p, unscanned: block}")), List.of())
                        .blocks())
                .isTrue();
    }

    @Test
    void anIndexIsAsBadAsItsWorstImage() throws Exception {
        List<StoredPolicy> policies = List.of(policy(NO_CRITICALS));
        Verdict index =
                Judge.judge(clean().kind(Kind.INDEX).scan(ScanFacts.NEVER).subject(), policies, List.of());
        Verdict good = Judge.judge(clean().subject(), policies, List.of());
        Verdict bad = Judge.judge(bad().subject(), policies, List.of());

        assertThat(Judge.worst(index, List.of(good)).outcome()).isEqualTo(Outcome.PASSED);
        Verdict worst = Judge.worst(index, List.of(good, bad));
        assertThat(worst.outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(worst.sentence(NOW)).contains(", on linux/amd64 (gate 'no-criticals')");
    }

    @Test
    void aVerdictSaysHowOldItsDataIsWhenItIsSaid() throws Exception {
        List<StoredPolicy> policies = List.of(policy(NO_CRITICALS));
        Verdict passed = Judge.judge(clean().data("Alpine", 3).subject(), policies, List.of());

        assertThat(passed.dataAsOf()).as("the oldest of what there is").hasValue(NOW.minus(Duration.ofDays(3)));
        assertThat(passed.sentence(NOW))
                .isEqualTo("technology/test:v1 passes the gate 'no-criticals', by vulnerability data of 2026-11-23,"
                        + " 3 days old.");
        assertThat(passed.sentence(NOW.plus(Duration.ofDays(4))))
                .as("the same verdict, given again")
                .endsWith("of 2026-11-23, 7 days old.");
        assertThat(Judge.judge(bad().data("Alpine", 1).subject(), policies, List.of())
                        .sentence(NOW))
                .endsWith(
                        "(gate 'no-criticals'), by vulnerability data of 2026-11-25, 1 day old. Ask the registry's administrators.");
    }

    @Test
    void withoutDataAVerdictSaysThatAndListsAloneAreNone() throws Exception {
        List<StoredPolicy> policies =
                List.of(policy("{name: p, uncovered: pass, rules: [{rule: findings, severity: low}]}"));

        for (SomeImage image :
                List.of(SomeImage.unknown(), SomeImage.unknown().data("kev", 0).data("epss", 0))) {
            Verdict verdict = Judge.judge(image.subject(), policies, List.of());
            assertThat(verdict.dataAsOf()).isEmpty();
            assertThat(verdict.sentence(NOW))
                    .isEqualTo("technology/test:v1 passes the gate 'p', with no vulnerability data.");
        }
    }

    @Test
    void anIndexRestsOnTheOldestDataOfItsImagesAndWhatCantBeRunOnNone() throws Exception {
        List<StoredPolicy> policies = List.of(policy(NO_CRITICALS));
        Verdict index =
                Judge.judge(clean().kind(Kind.INDEX).scan(ScanFacts.NEVER).subject(), policies, List.of());
        Verdict old = Judge.judge(clean().data("scanner", 9).subject(), policies, List.of());
        Verdict young = Judge.judge(clean().subject(), policies, List.of());

        assertThat(Judge.worst(index, List.of(young, old)).dataAsOf()).hasValue(NOW.minus(Duration.ofDays(9)));
        assertThat(Judge.worst(index, List.of()).dataAsOf()).hasValue(NOW);
        assertThat(Judge.judge(clean().kind(Kind.ARTIFACT).subject(), policies, List.of())
                        .sentence(NOW))
                .isEqualTo("technology/test:v1 passes the gate 'no-criticals'.");
    }
}
