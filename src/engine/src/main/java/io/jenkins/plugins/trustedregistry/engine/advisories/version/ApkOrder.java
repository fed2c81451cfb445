// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.version;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As apk-tools 3 compares {@code number{.number}{letter}{_suffix{number}}{~hash}{-rN}}; a letter may have a number, as older ones have. */
final class ApkOrder implements VersionOrder {
    private static final Pattern ACCEPTED = Pattern.compile(
            "[0-9]++(?:\\.[0-9]++)*+(?:[a-z][0-9]*+)?(?:_(?:alpha|beta|pre|rc|cvs|svn|git|hg|p)[0-9]*+)*+(?:~[0-9a-f]++)?(?:-r[0-9]++)?");
    /** Those before {@code NONE} stand before the version without a suffix. */
    private static final List<String> SUFFIXES =
            List.of("alpha", "beta", "pre", "rc", "NONE", "cvs", "svn", "git", "hg", "p");

    private static final int NONE = SUFFIXES.indexOf("NONE");
    private static final Pattern TOKEN =
            Pattern.compile("\\.?([0-9]++)|([a-z])([0-9]*+)|_([a-z]++)([0-9]*+)|~([0-9a-f]++)|-r([0-9]++)");

    @Override
    public boolean accepts(String version) {
        return Numbered.is(version)
                || (version.length() <= LONGEST && ACCEPTED.matcher(version).matches());
    }

    @Override
    public int compare(String one, String other) {
        int quick = Numbered.compare(one, other);
        return quick == Numbered.UNDECIDED ? closely(one, other) : quick;
    }

    static int closely(String one, String other) {
        Tokens a = new Tokens(one);
        Tokens b = new Tokens(other);
        while (true) {
            boolean more = a.next();
            boolean otherMore = b.next();
            if (a.kind != b.kind || !more || !otherMore) {
                return kinds(a, b);
            }
            int difference = same(a, b);
            if (difference != 0) {
                return difference;
            }
        }
    }

    /** What goes on is the newer one, unless it goes on with a suffix of something unfinished. */
    private static int kinds(Tokens a, Tokens b) {
        if (a.kind == b.kind) {
            return 0;
        }
        if (a.isUnfinished()) {
            return -1;
        }
        if (b.isUnfinished()) {
            return 1;
        }
        return b.kind.compareTo(a.kind);
    }

    private static int same(Tokens a, Tokens b) {
        return switch (a.kind) {
            case NUMBER ->
                a.text.charAt(0) == '0' || b.text.charAt(0) == '0'
                        ? a.text.compareTo(b.text)
                        : Digits.compare(a.text, b.text);
            case FIRST, REVISION -> Digits.compare(a.text, b.text);
            case LETTER, SUFFIX -> {
                int word = Integer.compare(a.word, b.word);
                yield word != 0 ? word : Digits.compare(a.text, b.text);
            }
            default -> a.text.compareTo(b.text);
        };
    }

    private enum Kind {
        FIRST,
        NUMBER,
        LETTER,
        SUFFIX,
        HASH,
        REVISION,
        END
    }

    private static final class Tokens {
        private final Matcher matcher;
        private Kind kind = Kind.END;
        private String text = "";
        private int word; // the letter, or the place of the suffix
        private boolean begun;

        Tokens(String version) {
            matcher = TOKEN.matcher(version);
        }

        boolean next() {
            if (!matcher.find()) {
                kind = Kind.END;
                return false;
            }
            if (matcher.group(1) != null) {
                set(begun ? Kind.NUMBER : Kind.FIRST, matcher.group(1));
            } else if (matcher.group(2) != null) {
                set(Kind.LETTER, matcher.group(3));
                word = matcher.group(2).charAt(0);
            } else if (matcher.group(4) != null) {
                set(Kind.SUFFIX, matcher.group(5));
                word = SUFFIXES.indexOf(matcher.group(4));
            } else if (matcher.group(6) != null) {
                set(Kind.HASH, matcher.group(6));
            } else {
                set(Kind.REVISION, matcher.group(7));
            }
            begun = true;
            return true;
        }

        private void set(Kind found, String value) {
            kind = found;
            text = value;
        }

        boolean isUnfinished() {
            return kind == Kind.SUFFIX && word < NONE;
        }
    }
}
