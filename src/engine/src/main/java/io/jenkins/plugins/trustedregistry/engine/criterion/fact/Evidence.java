// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.criterion.fact;

import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a host knows of the making of an image: how the build ended, its tests, who approved it. Names such as {@code result}, {@code
 * tests.failed}, {@code approver}; it is believed because only the host gives it, in process.
 */
public record Evidence(Map<String, String> values) {
    public static final Evidence NONE = new Evidence(Map.of());

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{0,63}");
    private static final int LONGEST = 500;
    private static final int MOST = 100;

    public Evidence {
        values = Map.copyOf(values);
        if (values.size() > MOST) {
            throw invalid("An image takes " + MOST + " pieces of evidence at most.");
        }
        values.forEach((name, value) -> {
            requireName(name);
            if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
                throw invalid("The evidence '" + name + "' is not usable: write one line of at most " + LONGEST
                        + " characters.");
            }
        });
    }

    /** @throws RegistryException with a sentence when evidence can't be called so */
    public static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw invalid("'" + Shown.of(name)
                    + "' is no name of evidence: use small letters, digits, '.' and '-', for instance tests.failed.");
        }
        return name;
    }

    public Optional<String> of(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** With other evidence that is newer. */
    public Evidence and(Evidence newer) {
        Map<String, String> all = new TreeMap<>(values);
        all.putAll(newer.values);
        return new Evidence(all);
    }

    private static RegistryException invalid(String sentence) {
        return new RegistryException(ErrorCode.UNSUPPORTED, 400, sentence, Map.of());
    }
}
