// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.opinion;

/** Numbers as rules write them, and as sentences do. */
public final class Numbers {
    public static final int MOST_DAYS = 36_500;

    private Numbers() {}

    public static int require(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + " is " + value + ": use " + least + " to " + most + ".");
        }
        return value;
    }

    /** {@code 1 day}, {@code 3 days}. */
    public static String days(long days) {
        return of(days, "day", "days");
    }

    public static String of(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    /** {@code 3 vulnerabilities}. */
    public static String vulnerabilities(long count) {
        return of(count, "vulnerability", "vulnerabilities");
    }
}
