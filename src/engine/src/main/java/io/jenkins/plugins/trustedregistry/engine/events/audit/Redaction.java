// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.audit;

import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.regex.Pattern;

/**
 * Takes out what looks like a secret of the registry (access tokens, robot, bundle, refresh and webhook secrets, bearer tokens),
 * wherever somebody put it: in a path, as a name, in a message that repeats what was sent.
 */
final class Redaction {
    private static final Pattern SECRET = Pattern.compile(
            "\\b(?:tr[a-z]|whsec)_[0-9A-Za-z+/=]{8,}|\\beyJ[0-9A-Za-z_-]{8,}(?:\\.[0-9A-Za-z_-]*){0,2}");
    private static final int LONGEST_SENTENCE = 2000;

    private Redaction() {}

    /** A value that a client sent: short and printable, too. */
    static String value(String text) {
        return sentence(Shown.of(text));
    }

    /** A message. */
    static String sentence(String text) {
        String cut = text.length() > LONGEST_SENTENCE ? text.substring(0, LONGEST_SENTENCE) + "..." : text;
        return cut.indexOf('_') < 0 && cut.indexOf("eyJ") < 0
                ? cut
                : SECRET.matcher(cut).replaceAll("(secret)");
    }
}
