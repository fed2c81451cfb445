// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.version;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** PEP 440: {@code [N!]N(.N)*[{a|b|rc}N][.postN][.devN][+local]}, in any of its spellings. */
final class PythonOrder implements VersionOrder {
    private static final Pattern PARTS = Pattern.compile("\\s*+v?(?:([0-9]++)!)?([0-9]++(?:\\.[0-9]++)*+)"
            + "(?:[-_.]?(alpha|a|beta|b|preview|pre|c|rc)[-_.]?([0-9]*+))?"
            + "(?:-([0-9]++)|[-_.]?(?:post|rev|r)[-_.]?([0-9]*+))?"
            + "(?:[-_.]?dev[-_.]?([0-9]*+))?"
            + "(?:\\+([a-z0-9]++(?:[-_.][a-z0-9]++)*+))?\\s*+");

    @Override
    public boolean accepts(String version) {
        return Numbered.is(version)
                || (version.length() <= LONGEST
                        && PARTS.matcher(version.toLowerCase(Locale.ROOT)).matches());
    }

    @Override
    public int compare(String one, String other) {
        int quick = Numbered.compare(one, other);
        return quick == Numbered.UNDECIDED ? closely(one, other) : quick;
    }

    static int closely(String one, String other) {
        Parts a = Parts.of(one);
        Parts b = Parts.of(other);
        int difference = Digits.compare(a.epoch, b.epoch);
        if (difference == 0) {
            difference = release(a.release, b.release);
        }
        if (difference == 0) {
            difference = Integer.compare(a.phase(), b.phase());
        }
        if (difference == 0) {
            difference = number(a.pre, b.pre, -1);
        }
        if (difference == 0) {
            difference = number(a.post, b.post, -1);
        }
        if (difference == 0) {
            difference = number(a.dev, b.dev, 1);
        }
        return difference == 0 ? local(a.local, b.local) : difference;
    }

    private static int release(String one, String other) {
        String[] a = one.split("\\.");
        String[] b = other.split("\\.");
        for (int i = 0; i < Math.max(a.length, b.length); i++) {
            int difference = Digits.compare(i < a.length ? a[i] : "0", i < b.length ? b[i] : "0");
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    /** @param missing what it means for the one that has none: -1: the older one */
    private static int number(@Nullable String one, @Nullable String other, int missing) {
        if (one == null || other == null) {
            return one == null ? (other == null ? 0 : missing) : -missing;
        }
        return Digits.compare(one, other);
    }

    private static int local(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one == null ? (other == null ? 0 : -1) : 1;
        }
        String[] a = one.split("[-_.]");
        String[] b = other.split("[-_.]");
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            boolean number = Digits.all(a[i]);
            if (number != Digits.all(b[i])) {
                return number ? 1 : -1;
            }
            int difference = number ? Digits.compare(a[i], b[i]) : a[i].compareTo(b[i]);
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(a.length, b.length);
    }

    private record Parts(
            String epoch,
            String release,
            @Nullable String preName,
            @Nullable String pre,
            @Nullable String post,
            @Nullable String dev,
            @Nullable String local) {

        static Parts of(String version) {
            Matcher m = PARTS.matcher(version.toLowerCase(Locale.ROOT));
            if (!m.matches()) {
                throw new IllegalArgumentException("Not a version of PEP 440");
            }
            String post = m.group(5) == null ? m.group(6) : m.group(5);
            return new Parts(
                    m.group(1) == null ? "0" : m.group(1),
                    m.group(2),
                    m.group(3),
                    m.group(4),
                    post,
                    m.group(7),
                    m.group(8));
        }

        /** A development release of the version itself, then alpha, beta, candidate, then the version. */
        int phase() {
            if (preName == null) {
                return dev != null && post == null ? 0 : 4;
            }
            return switch (preName.charAt(0)) {
                case 'a' -> 1;
                case 'b' -> 2;
                default -> 3;
            };
        }
    }
}
