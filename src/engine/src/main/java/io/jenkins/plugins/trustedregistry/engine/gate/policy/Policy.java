// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.gate.rule.PartlyScannedRule;
import io.jenkins.plugins.trustedregistry.engine.gate.rule.Rule;
import io.jenkins.plugins.trustedregistry.engine.gate.rule.UncoveredRule;
import io.jenkins.plugins.trustedregistry.engine.gate.rule.UnscannableRule;
import io.jenkins.plugins.trustedregistry.engine.gate.rule.UnscannedRule;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Need;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rules with a name. All policies whose scope covers an image apply to it, so the stricter wins.
 *
 * @param name unique in its scope
 * @param scope where it holds: empty, the default, in the whole registry; {@code technology} in a namespace; {@code
 *     technology/test} in a repository
 * @param mode off, warn or enforce; default enforce
 * @param ask whom to ask about a refusal: a name, an address; empty, the default: those who may change the policy
 * @param exceptions the narrowest scope whose exceptions and suppressions count: registry, namespace or repository; default the
 *     policy's own, so that nobody lifts a gate who could not have set it
 * @param unscanned whether images pass that were not scanned: block or pass; default block when a rule looks inside
 * @param unscannable the same of images that can't be scanned as a whole
 * @param partly the same of images of which parts were not scanned
 * @param uncovered the same of images of whose packages nothing can be known, because no advisories of their ecosystem were imported;
 *     default block when a rule looks at vulnerabilities
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Policy(
        String name,
        Scope scope,
        Mode mode,
        String ask,
        Level exceptions,
        Answer unscanned,
        Answer unscannable,
        Answer partly,
        Answer uncovered,
        List<Rule> rules) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final int MOST_RULES = 50;
    private static final int LONGEST = 200;

    public Policy {
        rules = List.copyOf(rules);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name '" + Shown.of(name) + "' is not a policy's name: use up to 64 lower-case"
                            + " letters, digits, '.', '_' and '-', beginning with a letter or digit.");
        }
        if (rules.size() > MOST_RULES) {
            throw new IllegalArgumentException("A policy takes " + MOST_RULES + " rules at most: make a second one.");
        }
        if (ask.length() > LONGEST) {
            throw new IllegalArgumentException("ask is longer than " + LONGEST + " characters.");
        }
        if (exceptions.compareTo(scope.level()) > 0) {
            throw new IllegalArgumentException("exceptions can't be wider than the policy's own scope, which is the "
                    + scope.level() + ": leave it out, or name a narrower one.");
        }
    }

    @JsonCreator
    static Policy of(
            @JsonProperty(value = "name", required = true) String name,
            @JsonProperty("scope") @Nullable String scope,
            @JsonProperty("mode") @Nullable String mode,
            @JsonProperty("ask") @Nullable String ask,
            @JsonProperty("exceptions") @Nullable String exceptions,
            @JsonProperty("unscanned") @Nullable String unscanned,
            @JsonProperty("unscannable") @Nullable String unscannable,
            @JsonProperty("partly") @Nullable String partly,
            @JsonProperty("uncovered") @Nullable String uncovered,
            @JsonProperty("rules") @Nullable List<Rule> rules) {
        Scope where = scope == null ? Scope.REGISTRY : Scope.parse(scope);
        return new Policy(
                name,
                where,
                mode == null ? Mode.ENFORCE : Mode.parse(mode),
                ask == null ? "" : ask.strip(),
                exceptions == null || exceptions.isEmpty()
                        ? where.level()
                        : Level.parse(exceptions)
                                .orElseThrow(() -> new IllegalArgumentException("exceptions '" + Shown.of(exceptions)
                                        + "' is not known: use registry, namespace or repository.")),
                answer("unscanned", unscanned),
                answer("unscannable", unscannable),
                answer("partly", partly),
                answer("uncovered", uncovered),
                rules == null ? List.of() : rules);
    }

    private static Answer answer(String key, @Nullable String text) {
        return text == null ? Answer.AUTO : Answer.parse(key, text);
    }

    public Policy in(Mode changed) {
        return new Policy(name, scope, changed, ask, exceptions, unscanned, unscannable, partly, uncovered, rules);
    }

    /** Its rules, and those that it has without naming them. */
    public List<Rule> everyRule() {
        boolean inside = rules.stream().flatMap(rule -> rule.needs().stream()).anyMatch(Need::isOfScan);
        boolean vulnerabilities = rules.stream().anyMatch(rule -> rule.needs().contains(Need.FINDINGS));
        List<Rule> all = new ArrayList<>();
        addIf(blocks(unscanned, inside), new UnscannedRule(), all);
        addIf(blocks(unscannable, inside), new UnscannableRule(), all);
        addIf(blocks(partly, inside), new PartlyScannedRule(), all);
        addIf(blocks(uncovered, vulnerabilities), new UncoveredRule(), all);
        all.addAll(rules);
        return all;
    }

    private static boolean blocks(Answer answer, boolean otherwise) {
        return answer == Answer.BLOCK || (answer == Answer.AUTO && otherwise);
    }

    private static void addIf(boolean wanted, Rule rule, List<Rule> all) {
        if (wanted) {
            all.add(rule);
        }
    }

    /** All that its rules must know. */
    public Set<Need> needs() {
        Set<Need> all = EnumSet.noneOf(Need.class);
        everyRule().forEach(rule -> all.addAll(rule.needs()));
        return all;
    }

    /** Whom somebody asks who was refused. */
    public String contact() {
        return ask.isEmpty() ? scope.deciders() : ask;
    }

    /** {@code no-criticals}, or {@code technology/no-criticals} where it does not hold everywhere. */
    public String fullName() {
        return scope.text().isEmpty() ? name : scope + ":" + name;
    }
}
