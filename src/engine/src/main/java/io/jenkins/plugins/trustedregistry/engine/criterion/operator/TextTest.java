// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion.operator;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** An operator with what it compares with: {@code starts with v}, {@code one of a, b}. */
public final class TextTest {
    private static final int LONGEST = 1000;

    private final TextOperator operator;
    private final List<String> values;
    private final Optional<Pattern> pattern;

    private TextTest(TextOperator operator, List<String> values) {
        this.operator = operator;
        this.values = List.copyOf(values);
        this.pattern = switch (operator) {
            case MATCHES -> Optional.of(expression(values.get(0)));
            case LIKE -> Optional.of(Pattern.compile(ofGlob(values.get(0)), Pattern.DOTALL));
            default -> Optional.empty();
        };
    }

    /**
     * Reads what stands behind a field.
     *
     * @param allowed the operators that the field takes
     */
    public static TextTest parse(String text, Set<TextOperator> allowed) {
        String given = text.strip();
        if (given.length() > LONGEST) {
            throw InvalidCriterion.because("A criterion takes " + LONGEST + " characters at most.");
        }
        for (Word word : words(allowed)) {
            if (word.begins(given)) {
                return of(word.operator(), given.substring(word.text().length()).strip());
            }
        }
        throw InvalidCriterion.because("'" + Shown.of(given) + "' does not begin with an operator. Here stand: "
                + allowed.stream().sorted().map(TextOperator::toString).collect(Collectors.joining(", ")) + ".");
    }

    private static TextTest of(TextOperator operator, String rest) {
        if (rest.isEmpty()) {
            throw InvalidCriterion.because("A value is missing behind '" + operator + "'.");
        }
        if (operator.takesList()) {
            return new TextTest(operator, ValueList.split(rest));
        }
        List<String> single = rest.startsWith("\"") ? ValueList.split(rest) : List.of(rest);
        if (single.size() != 1) {
            throw InvalidCriterion.because(
                    "'" + operator + "' takes one value; with several write '" + TextOperator.ONE_OF + "'.");
        }
        return new TextTest(operator, single);
    }

    private record Word(String text, TextOperator operator) {
        boolean begins(String given) {
            return given.regionMatches(true, 0, text, 0, text.length())
                    && (given.length() == text.length()
                            || !Character.isLetter(text.charAt(text.length() - 1))
                            || Character.isWhitespace(given.charAt(text.length())));
        }
    }

    /** The longest first, as one may begin with another. */
    private static List<Word> words(Set<TextOperator> allowed) {
        List<Word> words = new ArrayList<>();
        for (TextOperator operator : allowed) {
            words.add(new Word(operator.toString(), operator));
            operator.otherWords().forEach(word -> words.add(new Word(word, operator)));
        }
        words.sort(Comparator.comparing((Word word) -> word.text().length()).reversed());
        return words;
    }

    private static Pattern expression(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw InvalidCriterion.because("'" + Shown.of(text) + "' is not a regular expression as RE2 reads them ("
                    + e.getDescription() + "): no look-around, no back-references.");
        }
    }

    private static String ofGlob(String glob) {
        StringBuilder expression = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            expression.append(
                    switch (c) {
                        case '*' -> ".*";
                        case '?' -> ".";
                        default -> Pattern.quote(String.valueOf(c));
                    });
        }
        return expression.toString();
    }

    public TextOperator operator() {
        return operator;
    }

    /** Whether one text passes. */
    public boolean test(String text) {
        String first = values.get(0);
        return switch (operator) {
            case EQUALS -> text.equals(first);
            case NOT_EQUALS -> !text.equals(first);
            case STARTS_WITH -> text.startsWith(first);
            case ENDS_WITH -> text.endsWith(first);
            case CONTAINS -> text.contains(first);
            case ONE_OF -> values.contains(text);
            case NOT_ONE_OF -> !values.contains(text);
            case LIKE, MATCHES -> pattern.orElseThrow().matches(text);
        };
    }

    /** Whether several texts pass: one of them, or all where the operator says what none may be. */
    public boolean testAll(Collection<String> texts) {
        return operator.isNegative()
                ? texts.stream().allMatch(this::test)
                : texts.stream().anyMatch(this::test);
    }

    /** The same for texts in small letters. Regular expressions can't be made so. */
    public TextTest inSmallLetters() {
        return new TextTest(
                operator,
                values.stream().map(value -> value.toLowerCase(Locale.ROOT)).toList());
    }

    /** The end of a sentence: {@code starts with v}, {@code does not start with v}. */
    public String say(boolean held) {
        return operator.verb(held) + " " + ValueList.join(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextTest test && operator == test.operator && values.equals(test.values);
    }

    @Override
    public int hashCode() {
        return Arrays.asList(operator, values).hashCode();
    }

    /** The inverse of {@link #parse}. */
    @Override
    public String toString() {
        return operator + " "
                + (operator.takesList()
                                || values.get(0).startsWith("\"")
                                || !values.get(0).equals(values.get(0).strip())
                                || values.get(0).isEmpty()
                        ? ValueList.join(values)
                        : values.get(0));
    }
}
