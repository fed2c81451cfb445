// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion;

import java.util.List;
import java.util.stream.Collectors;

/** The answers of all criteria of a rule, in their order. It matches when all of them do, also when there are none. */
public record Judgement(List<Answer> answers) {

    public Judgement {
        answers = List.copyOf(answers);
    }

    public boolean matches() {
        return answers.stream().allMatch(Answer::matches);
    }

    /** Why it matches, or every reason why it does not. */
    public String reason() {
        boolean matches = matches();
        return answers.isEmpty()
                ? "The rule has no criteria."
                : answers.stream()
                        .filter(answer -> answer.matches() == matches)
                        .map(Answer::reason)
                        .distinct()
                        .collect(Collectors.joining(" "));
    }
}
