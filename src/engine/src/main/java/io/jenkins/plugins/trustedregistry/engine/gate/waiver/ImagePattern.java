// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.waiver;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.oci.Wildcards;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which images are meant: {@code technology/test}, {@code technology/*}, {@code technology/test:v1*} (what such a tag points at), {@code
 * technology/test@sha256:...}; {@code *} stands for anything.
 */
public record ImagePattern(String text) {
    private static final Pattern GRAMMAR =
            Pattern.compile("([a-z0-9._*?/-]{1,255})(?::([A-Za-z0-9_.*?-]{1,128}))?(?:@([a-z0-9]+:[0-9a-f]+))?");

    public ImagePattern {
        if (!GRAMMAR.matcher(text).matches()) {
            throw new IllegalArgumentException("image '" + Shown.of(text) + "' is not a pattern of images: write"
                    + " technology/test, technology/*, technology/test:v1* or technology/test@sha256:...");
        }
        if (text.indexOf('@') >= 0) {
            Digest.parse(text.substring(text.indexOf('@') + 1));
        }
    }

    /** The image itself, and no other. */
    public static ImagePattern of(RepositoryName repository, Digest digest) {
        return new ImagePattern(repository + "@" + digest);
    }

    /** The same images as far as they have this digest; empty when none can have. */
    public Optional<ImagePattern> with(Digest digest) {
        int at = text.indexOf('@');
        if (at < 0) {
            return Optional.of(new ImagePattern(text + "@" + digest));
        }
        return Optional.of(this).filter(same -> text.endsWith("@" + digest));
    }

    public boolean matches(RepositoryName repository, Collection<Tag> tags, Collection<Digest> digests) {
        Matcher parts = GRAMMAR.matcher(text);
        return parts.matches()
                && Wildcards.match(parts.group(1), repository.name())
                && (parts.group(2) == null
                        || tags.stream().anyMatch(tag -> Wildcards.match(parts.group(2), tag.name())))
                && (parts.group(3) == null
                        || digests.stream().anyMatch(digest -> digest.toString().equals(parts.group(3))));
    }

    @Override
    public String toString() {
        return text;
    }
}
