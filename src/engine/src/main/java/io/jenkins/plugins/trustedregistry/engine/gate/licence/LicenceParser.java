// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.licence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an expression from left to right: OR binds least, then AND, then WITH. */
final class LicenceParser {
    private static final Pattern TOKEN = Pattern.compile("[()]|[^\\s()]+");
    private static final int DEEPEST = 20;

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int next;
    private int depth;

    LicenceParser(String text) {
        this.text = text.strip();
        Matcher matcher = TOKEN.matcher(this.text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
    }

    LicenceExpression parse() {
        try {
            LicenceExpression expression = choice();
            return next == tokens.size() ? expression : new LicenceExpression.Licence(text);
        } catch (IllegalStateException e) {
            return new LicenceExpression.Licence(text); // free words
        }
    }

    private LicenceExpression choice() {
        List<LicenceExpression> parts = new ArrayList<>(List.of(all()));
        while (takes("or")) {
            parts.add(all());
        }
        return parts.size() == 1 ? parts.get(0) : new LicenceExpression.Choice(parts);
    }

    private LicenceExpression all() {
        List<LicenceExpression> parts = new ArrayList<>(List.of(single()));
        while (takes("and")) {
            parts.add(single());
        }
        return parts.size() == 1 ? parts.get(0) : new LicenceExpression.All(parts);
    }

    private LicenceExpression single() {
        if (takes("(")) {
            if (++depth > DEEPEST) {
                throw new IllegalStateException("nested too deeply");
            }
            LicenceExpression inner = choice();
            if (!takes(")")) {
                throw new IllegalStateException("a brace is open");
            }
            depth--;
            return inner;
        }
        String name = word();
        return new LicenceExpression.Licence(takes("with") ? name + " WITH " + word() : name);
    }

    private String word() {
        if (next == tokens.size() || "()".contains(tokens.get(next))) {
            throw new IllegalStateException("a name is missing");
        }
        return tokens.get(next++);
    }

    private boolean takes(String token) {
        boolean there = next < tokens.size()
                && tokens.get(next).toLowerCase(Locale.ROOT).equals(token);
        next += there ? 1 : 0;
        return there;
    }
}
