// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.masking;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What secrets that the registry makes look like: {@code trX_} and 38 letters and digits, plain or inside base64, as docker's
 * configuration and an Authorization header have them; and bearer tokens. Each form has an end, so that a long line takes no longer than its
 * length.
 */
final class RegistrySecrets {
    private static final String MASK = "****";
    private static final List<String> PREFIXES = List.of("trp_", "trb_", "trr_", "trj_", "trn_", "trf_", "trs_");
    private static final int TAIL = 38;
    private static final Pattern SECRET = Pattern.compile(pattern());

    private RegistrySecrets() {}

    /** The line with every secret masked; the very same line when there is none. */
    static String masked(String line) {
        return SECRET.matcher(line).replaceAll(MASK);
    }

    private static String pattern() {
        List<String> forms = new ArrayList<>();
        for (String prefix : PREFIXES) {
            forms.add(prefix + "[0-9A-Za-z]{" + TAIL + "}");
            for (int before = 0; before < 3; before++) {
                forms.add(inBase64(prefix, before));
            }
        }
        // A JSON web token of ES256, which is what the token endpoint gives: header, claims and signature.
        forms.add("eyJ[0-9A-Za-z_-]{16,512}+\\.eyJ[0-9A-Za-z_-]{16,4096}+\\.[0-9A-Za-z_-]{80,96}+");
        return String.join("|", forms);
    }

    /**
     * The prefix as it stands in base64 when so many bytes of a group of three are before it: those characters that it alone decides, and
     * the rest of the secret behind them.
     */
    private static String inBase64(String prefix, int before) {
        byte[] text = (" ".repeat(before) + prefix).getBytes(StandardCharsets.US_ASCII);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(text);
        int first = (before * 8 + 5) / 6;
        int last = text.length * 8 / 6;
        return Pattern.quote(encoded.substring(first, last)) + "[0-9A-Za-z+/]{48,52}={0,2}";
    }
}
