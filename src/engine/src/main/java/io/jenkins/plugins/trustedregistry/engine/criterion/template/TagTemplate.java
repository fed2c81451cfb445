// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion.template;

import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;

/**
 * The name of a tag with fields in it: {@code %n-%Y%m%d}. {@code %n} is the name of the tag it comes from; the other fields are parts of
 * the time, see {@link TimeField}.
 */
public record TagTemplate(String text) {
    /** The tag keeps its name. */
    public static final TagTemplate SAME = new TagTemplate("%n");

    private static final int LONGEST = 128;
    private static final char NAME = 'n';

    public TagTemplate {
        if (text.isEmpty() || text.length() > LONGEST) {
            throw invalid(text, "write 1 to " + LONGEST + " characters");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                requireField(text, ++i);
            } else if (!isLetterOrDigit(c) && (i == 0 || (c != '.' && c != '-'))) {
                throw invalid(
                        text,
                        "a tag is made of letters, digits, '_', '.' and '-', and begins with none of the"
                                + " last two");
            }
        }
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    private static void requireField(String text, int at) {
        boolean known = at < text.length()
                && (text.charAt(at) == NAME || TimeField.of(text.charAt(at)).isPresent());
        if (!known) {
            throw invalid(text, "behind a % stands one of n" + TimeField.letters());
        }
    }

    /** The inverse of {@link #toString}. */
    public static TagTemplate parse(String text) {
        return new TagTemplate(text);
    }

    /** Reads the name of the time zone of its times: {@code UTC}, {@code Europe/Berlin}. */
    public static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new RegistryException(
                    ErrorCode.UNSUPPORTED,
                    400,
                    "The time zone '" + Shown.of(text) + "' is not known: write UTC, or Europe/Berlin.",
                    Map.of());
        }
    }

    /** Whether it gives a tag the same name whenever it is asked. */
    public boolean isTimeless() {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%' && text.charAt(++i) != NAME) {
                return false;
            }
        }
        return true;
    }

    /**
     * The name for a tag at this time, in this time's zone.
     *
     * @throws RegistryException when what comes out is no tag, for instance because it is too long
     */
    public Tag apply(Tag from, ZonedDateTime time) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                name.append(c);
            } else if (text.charAt(++i) == NAME) {
                name.append(from.name());
            } else {
                name.append(TimeField.of(text.charAt(i)).orElseThrow().of(time));
            }
        }
        return Tag.parse(name.toString());
    }

    private static RegistryException invalid(String text, String what) {
        return new RegistryException(
                ErrorCode.UNSUPPORTED,
                400,
                "'" + Shown.of(text) + "' is no template of a tag: " + what + ".",
                Map.of());
    }

    @Override
    public String toString() {
        return text;
    }
}
