// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.history;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tags under which cosign keeps what is about an image, from before there were referrers: {@code sha256-HEX.sig}. A digest of SHA-512
 * is too long for one.
 */
public final class BesideTags {
    private static final List<String> ENDINGS = List.of(".sig", ".att", ".sbom");
    private static final int LONGEST = 128;

    private BesideTags() {}

    public static List<Tag> of(Digest image) {
        return Stream.of(image)
                .flatMap(digest -> ENDINGS.stream().map(ending -> digest.algorithm() + "-" + digest.hex() + ending))
                .filter(name -> name.length() <= LONGEST)
                .map(Tag::new)
                .toList();
    }
}
