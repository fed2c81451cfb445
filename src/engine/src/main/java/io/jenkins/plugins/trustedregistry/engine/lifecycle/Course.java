// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.Optional;

/**
 * Where a collection is on its way round the store: from where the one before ran out of time to the end, then from the first
 * digest to where it began.
 *
 * @param begin behind this digest it began; empty: at the first
 * @param reached the last digest it has dealt with
 * @param second whether it has passed the end
 */
record Course(Optional<Digest> begin, Optional<Digest> reached, boolean second) {

    /** {@code begin reached first|second}, a dash for what is empty. */
    static Course parse(String text) {
        String[] fields = text.split(" ");
        return new Course(digest(fields[0]), digest(fields[1]), "second".equals(fields[2]));
    }

    static Course from(Optional<Digest> begin) {
        return new Course(begin, begin, false);
    }

    /** After a page that ended there (empty: at the end of the store); empty when the way round is done. */
    Optional<Course> after(Optional<Digest> pageEnd) {
        if (pageEnd.isEmpty()) {
            return second || begin.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Course(begin, Optional.empty(), true));
        }
        boolean round = second && begin.isPresent() && Planner.ORDER.compare(pageEnd.get(), begin.get()) >= 0;
        return round ? Optional.empty() : Optional.of(new Course(begin, pageEnd, second));
    }

    /** In percent; digests are spread evenly. */
    long percent() {
        double way = position(reached) - position(begin);
        return Math.round(100 * (second ? way + 1 : way));
    }

    private static double position(Optional<Digest> digest) {
        return digest.map(at -> Integer.parseInt(at.hex().substring(0, 4), 16) / 65_536.0)
                .orElse(0.0);
    }

    private static Optional<Digest> digest(String text) {
        return "-".equals(text) ? Optional.empty() : Optional.of(Digest.parse(text));
    }

    private static String text(Optional<Digest> digest) {
        return digest.map(Digest::toString).orElse("-");
    }

    @Override
    public String toString() {
        return text(begin) + " " + text(reached) + " " + (second ? "second" : "first");
    }
}
