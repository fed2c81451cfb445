// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.rule;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Scope;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.ImagePattern;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.Moments;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.Target;
import io.jenkins.plugins.trustedregistry.engine.gate.waiver.Waiver;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An exception. It names a vulnerability or a rule.
 *
 * @param image which images: {@code technology/test}, {@code technology/*}, {@code technology/test:v1*}
 * @param vulnerability that does not count: a CVE, or any other name of it
 * @param component only in this package; {@code *} stands for anything; empty, the default: in every one
 * @param rule that does not count, by its name
 * @param reason a sentence for whoever asks later
 * @param owner who answers for it
 * @param expires from then on it counts again: a day ({@code 2027-03-31}, its beginning in UTC) or a time; empty, the default: never
 * @param scope whose exception it is: empty, the default, the registry's; a namespace's, or a repository's
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record GateExceptionSettings(
        String image,
        String vulnerability,
        String component,
        String rule,
        String reason,
        String owner,
        String expires,
        String scope) {
    private static final int LONGEST = 1000;

    public GateExceptionSettings {
        if (reason.isBlank() || reason.length() > LONGEST) {
            throw new InvalidSettingException("reason must say why, in at most " + LONGEST + " characters.");
        }
        if (owner.isBlank() || owner.length() > LONGEST) {
            throw new InvalidSettingException("owner must say who answers for it.");
        }
        if (vulnerability.isEmpty() == rule.isEmpty()) {
            throw new InvalidSettingException("Name a vulnerability or a rule, one of the two.");
        }
        new ImagePattern(image);
        Scope.parse(scope);
        Moments.parse("expires", expires);
        target(vulnerability, component, rule);
    }

    @JsonCreator
    static GateExceptionSettings of(
            @JsonProperty(value = "image", required = true) String image,
            @JsonProperty("vulnerability") @Nullable String vulnerability,
            @JsonProperty("component") @Nullable String component,
            @JsonProperty("rule") @Nullable String rule,
            @JsonProperty(value = "reason", required = true) String reason,
            @JsonProperty(value = "owner", required = true) String owner,
            @JsonProperty("expires") @Nullable String expires,
            @JsonProperty("scope") @Nullable String scope) {
        return new GateExceptionSettings(
                image,
                requireNonNullElse(vulnerability, ""),
                requireNonNullElse(component, ""),
                requireNonNullElse(rule, ""),
                reason,
                owner,
                requireNonNullElse(expires, ""),
                requireNonNullElse(scope, ""));
    }

    /** As it would stand in settings. */
    public static GateExceptionSettings of(Waiver waiver) {
        return new GateExceptionSettings(
                waiver.images().text(),
                waiver.target() instanceof Target.Vulnerability named ? named.name() : "",
                waiver.target() instanceof Target.Vulnerability named ? named.component() : "",
                waiver.target() instanceof Target.WholeRule whole ? whole.rule() : "",
                waiver.reason(),
                waiver.owner(),
                waiver.expires().map(Instant::toString).orElse(""),
                waiver.scope().text());
    }

    /** @param id by which it is found again */
    public Waiver waiver(String id) {
        Optional<Instant> end = Moments.parse("expires", expires);
        return new Waiver(
                id,
                Waiver.Source.EXCEPTION,
                Scope.parse(scope),
                new ImagePattern(image),
                target(vulnerability, component, rule),
                reason.strip(),
                owner.strip(),
                end);
    }

    private static Target target(String vulnerability, String component, String rule) {
        return rule.isEmpty() ? new Target.Vulnerability(vulnerability, component) : new Target.WholeRule(rule);
    }
}
