// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.oci;

/** What names a manifest inside a repository: a tag or a digest. */
public sealed interface Reference permits Tag, Digest {

    /** Whatever contains a colon is a digest, everything else a tag. */
    static Reference parse(String text) {
        return text.indexOf(':') >= 0 ? Digest.parse(text) : Tag.parse(text);
    }
}
