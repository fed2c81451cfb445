// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Breach;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Culprit;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Numbers;
import io.jenkins.plugins.trustedregistry.engine.gate.opinion.Opinion;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Kind;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Need;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The image, or an index that lists it, is signed with keys that the registry's administrator named. That some signature is there
 * proves nothing: each is verified, and says that it is about this image.
 *
 * @param keys names of keys in the settings; at least one
 * @param atLeast how many of them must have signed; default 1
 */
public record SignatureRule(List<String> keys, int atLeast) implements Rule {
    static final String NAME = "signature";

    public SignatureRule {
        keys = List.copyOf(keys);
        if (keys.isEmpty() || keys.size() != keys.stream().distinct().count()) {
            throw new IllegalArgumentException("keys must name at least one key of the settings, each once.");
        }
        Numbers.require("atLeast", atLeast, 1, keys.size());
    }

    @JsonCreator
    static SignatureRule of(
            @JsonProperty(value = "keys", required = true) List<String> keys,
            @JsonProperty("atLeast") @Nullable Integer atLeast) {
        return new SignatureRule(keys, atLeast == null ? 1 : atLeast);
    }

    @Override
    public String kind() {
        return NAME;
    }

    @Override
    public String words() {
        return "It is signed with " + who() + ".";
    }

    private String who() {
        if (keys.size() == 1) {
            return "the key '" + keys.get(0) + "'";
        }
        return "at least " + atLeast + " of the keys '" + String.join("', '", keys) + "'";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.SIGNATURES);
    }

    @Override
    public boolean concerns(Kind kind) {
        return kind != Kind.ATTACHMENT;
    }

    @Override
    public Opinion judge(Subject subject) {
        SortedSet<String> proven = new TreeSet<>(keys);
        proven.retainAll(subject.signed().by());
        if (proven.size() >= atLeast) {
            return Opinion.KEPT;
        }
        SortedSet<String> missing = new TreeSet<>(keys);
        missing.removeAll(proven);
        return Opinion.broken(new Breach(
                "it is not signed with " + who() + why(subject),
                proven.size(),
                atLeast,
                missing.stream().map(Culprit::of).toList()));
    }

    private static String why(Subject subject) {
        int present = subject.signed().present();
        Optional<String> doubt = subject.signed().doubts().stream().findFirst();
        if (present == 0) {
            return " (" + doubt.orElse("there is no signature") + ")";
        }
        return " (" + Numbers.of(present, "signature is", "signatures are") + " there"
                + doubt.map(each -> "; " + each).orElse("") + ")";
    }
}
