// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion.operator;

import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A comparison with a number: {@code <= 0}. */
public record NumberTest(Operator operator, long number) {
    private static final Pattern GRAMMAR = Pattern.compile("([<>=!\u2265\u2264\u2260]{1,2})\\s*([0-9]{1,15})");

    /** How it is compared. */
    public enum Operator {
        AT_LEAST(">="),
        MORE(">"),
        EQUAL("="),
        NOT_EQUAL("!="),
        AT_MOST("<="),
        LESS("<");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        @Override
        public String toString() {
            return sign;
        }

        static Operator parse(String sign) {
            return switch (sign) {
                case ">=", "\u2265" -> AT_LEAST;
                case ">" -> MORE;
                case "=", "==" -> EQUAL;
                case "!=", "\u2260" -> NOT_EQUAL;
                case "<=", "\u2264" -> AT_MOST;
                case "<" -> LESS;
                default -> throw NumberTest.invalid(sign);
            };
        }
    }

    /** The inverse of {@link #toString}. */
    public static NumberTest parse(String text) {
        Matcher parts = GRAMMAR.matcher(text.strip());
        if (!parts.matches()) {
            throw invalid(text);
        }
        return new NumberTest(Operator.parse(parts.group(1)), Long.parseLong(parts.group(2)));
    }

    private static RuntimeException invalid(String text) {
        return InvalidCriterion.because("'" + Shown.of(text)
                + "' is no comparison with a number: write >=, >, =, !=, <= or < and a whole number.");
    }

    public boolean test(long other) {
        return switch (operator) {
            case AT_LEAST -> other >= number;
            case MORE -> other > number;
            case EQUAL -> other == number;
            case NOT_EQUAL -> other != number;
            case AT_MOST -> other <= number;
            case LESS -> other < number;
        };
    }

    /** Whether every number from the least to the most passes. */
    public boolean testAll(long least, long most) {
        boolean between = operator == Operator.NOT_EQUAL && least <= number && number <= most;
        return test(least) && test(most) && !between;
    }

    /** Whether it holds for no number above some number: only these can be made wrong by what is not known. */
    public boolean isBound() {
        return operator != Operator.AT_LEAST && operator != Operator.MORE;
    }

    @Override
    public String toString() {
        return operator + " " + number;
    }
}
