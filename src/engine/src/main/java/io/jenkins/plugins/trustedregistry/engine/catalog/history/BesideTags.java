// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.history;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tags under which cosign keeps what is about an image, from before there were referrers: {@code sha256-HEX.sig}. A digest of SHA-512
 * is too long for one.
 */
public final class BesideTags {
    private static final List<String> ENDINGS = List.of(".sig", ".att", ".sbom");
    private static final int LONGEST = 128;

    private static final Pattern ABOUT = Pattern.compile("(sha256|sha512)-([0-9a-f]{64,128})(\\..{1,20})?");

    private BesideTags() {}

    /** The image that a tag only stands beside, be it for cosign or for a list of referrers; empty for any other tag. */
    public static Optional<Digest> about(Tag tag) {
        Matcher about = ABOUT.matcher(tag.name());
        try {
            return about.matches()
                    ? Optional.of(Digest.parse(about.group(1) + ":" + about.group(2)))
                    : Optional.empty();
        } catch (RegistryException e) {
            return Optional.empty();
        }
    }

    public static List<Tag> of(Digest image) {
        return Stream.of(image)
                .flatMap(digest -> ENDINGS.stream().map(ending -> digest.algorithm() + "-" + digest.hex() + ending))
                .filter(name -> name.length() <= LONGEST)
                .map(Tag::new)
                .toList();
    }
}
