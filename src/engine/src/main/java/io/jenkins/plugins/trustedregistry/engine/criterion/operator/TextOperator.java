// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion.operator;

import java.util.List;

/** How a text is compared. */
public enum TextOperator {
    EQUALS("=", "is", "is not", "equals", "=="),
    NOT_EQUALS("!=", "is not", "is", "not equals", "\u2260"),
    STARTS_WITH("starts with", "starts with", "does not start with"),
    ENDS_WITH("ends with", "ends with", "does not end with"),
    CONTAINS("contains", "contains", "does not contain"),
    ONE_OF("one of", "is one of", "is none of"),
    NOT_ONE_OF("not one of", "is none of", "is one of"),
    /** A pattern with {@code *} and {@code ?}. */
    LIKE("like", "is like", "is not like"),
    /** A regular expression for the whole text. */
    MATCHES("matches", "matches", "does not match");

    private final String word;
    private final String holds;
    private final String fails;
    private final List<String> otherWords;

    TextOperator(String word, String holds, String fails, String... otherWords) {
        this.word = word;
        this.holds = holds;
        this.fails = fails;
        this.otherWords = List.of(otherWords);
    }

    /** As criteria write it. */
    @Override
    public String toString() {
        return word;
    }

    List<String> otherWords() {
        return otherWords;
    }

    /** The verb of a sentence that says how a comparison ended. */
    public String verb(boolean held) {
        return held ? holds : fails;
    }

    /** Whether of several texts none may be what it names, where else one must. */
    public boolean isNegative() {
        return this == NOT_EQUALS || this == NOT_ONE_OF;
    }

    boolean takesList() {
        return this == ONE_OF || this == NOT_ONE_OF;
    }
}
