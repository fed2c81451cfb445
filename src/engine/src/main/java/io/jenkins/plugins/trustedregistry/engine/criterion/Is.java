// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion;

import io.jenkins.plugins.trustedregistry.engine.criterion.operator.InvalidCriterion;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.Arrays;
import java.util.stream.Collectors;

/** {@code is X} or {@code is not X}, of a few words there are. */
record Is<W extends Enum<W>>(W word, boolean not) {

    static <W extends Enum<W>> Is<W> parse(String rest, Class<W> words) {
        String text = rest.strip().replaceFirst("^(is|=)(\\s+|$)", "").replaceFirst("^!=\\s*", "not ");
        boolean not = text.startsWith("not ");
        String wanted = not ? text.substring("not ".length()).strip() : text;
        for (W word : words.getEnumConstants()) {
            if (word.toString().equals(wanted)) {
                return new Is<>(word, not);
            }
        }
        throw InvalidCriterion.because("'" + Shown.of(rest) + "' is not known here: write is or is not, and one of "
                + Arrays.stream(words.getEnumConstants()).map(Enum::toString).collect(Collectors.joining(", ")) + ".");
    }

    @Override
    public String toString() {
        return (not ? "is not " : "is ") + word;
    }
}
