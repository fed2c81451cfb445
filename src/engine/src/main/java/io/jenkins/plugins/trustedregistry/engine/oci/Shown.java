// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.oci;

/** Foreign text made safe to repeat in a message: short, and without characters that are not seen or that change how others look. */
public final class Shown {
    private static final int MOST = 128;

    private Shown() {}

    /** The text itself when it is short and printable, else a cut and cleaned copy. */
    public static String of(String text) {
        return of(text, MOST);
    }

    /** The same with another limit. */
    public static String of(String text, int most) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(most).forEach(c -> shown.appendCodePoint(isSafe(c) ? c : '?'));
        boolean cut = text.codePointCount(0, text.length()) > most;
        return cut ? shown.append("...").toString() : shown.toString();
    }

    private static boolean isSafe(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT, // turns the direction of what follows, for one
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE, // half a character
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
