// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.rule;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Policy;
import io.jenkins.plugins.trustedregistry.engine.gate.rule.Rule;
import io.jenkins.plugins.trustedregistry.engine.gate.rule.SignatureRule;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gates: what images must keep to be let through. Policies and exceptions that stand here are made or changed to be as they stand
 * here; others are left as they are.
 *
 * @param keys with which images may be signed
 * @param readers who may read every image that they may pull, whatever a gate says
 * @param vexFrom whose VEX documents count that are pushed beside images; default nobody's
 * @param policies rules with names
 * @param exceptions what does not count against which images
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record GateSettings(
        List<GateKeySettings> keys,
        List<Member> readers,
        List<Member> vexFrom,
        List<Policy> policies,
        List<GateExceptionSettings> exceptions) {
    public static final GateSettings DEFAULTS = of(null, null, null, null, null);

    public GateSettings {
        keys = List.copyOf(keys);
        readers = List.copyOf(readers);
        vexFrom = List.copyOf(vexFrom);
        policies = List.copyOf(policies);
        exceptions = List.copyOf(exceptions);
        vexFrom.stream()
                .filter(each -> each.kind() == Member.Kind.GROUP)
                .findFirst()
                .ifPresent(group -> {
                    throw new InvalidSettingException("vexFrom has " + group
                            + ", but who is in a group is not known of a push: name users, robots or jobs.");
                });
        requireOnce("keys", keys.stream().map(GateKeySettings::name).toList());
        requireOnce("policies", policies.stream().map(Policy::fullName).toList());
    }

    private static void requireKeys(List<Policy> policies, List<String> names) {
        for (Policy policy : policies) {
            for (Rule rule : policy.rules()) {
                if (rule instanceof SignatureRule signature && !names.containsAll(signature.keys())) {
                    throw new InvalidSettingException("The policy '" + policy.fullName() + "' names keys "
                            + signature.keys() + " that do not all stand under keys, which has " + names + ".");
                }
            }
        }
    }

    private static void requireOnce(String key, List<String> names) {
        names.stream()
                .filter(name -> names.stream().filter(name::equals).count() > 1)
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidSettingException(key + " has '" + name + "' twice: give each a name of its own.");
                });
    }

    @JsonCreator
    static GateSettings of(
            @JsonProperty("keys") @Nullable List<GateKeySettings> keys,
            @JsonProperty("readers") @Nullable List<Member> readers,
            @JsonProperty("vexFrom") @Nullable List<Member> vexFrom,
            @JsonProperty("policies") @Nullable List<Policy> policies,
            @JsonProperty("exceptions") @Nullable List<GateExceptionSettings> exceptions) {
        requireKeys(
                requireNonNullElse(policies, List.of()),
                requireNonNullElse(keys, List.<GateKeySettings>of()).stream()
                        .map(GateKeySettings::name)
                        .toList());
        return new GateSettings(
                requireNonNullElse(keys, List.of()),
                requireNonNullElse(readers, List.of()),
                requireNonNullElse(vexFrom, List.of()),
                requireNonNullElse(policies, List.of()),
                requireNonNullElse(exceptions, List.of()));
    }

    /** The same with these policies and exceptions, for an export. */
    public GateSettings with(List<Policy> allPolicies, List<GateExceptionSettings> allExceptions) {
        return new GateSettings(keys, readers, vexFrom, allPolicies, allExceptions);
    }
}
