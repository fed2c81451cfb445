// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Reference;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.Optional;

/**
 * An image as people write it: {@code [registry/]repository[:tag][@digest]}. The first part is a registry when it has a dot or a
 * colon or is {@code localhost}, as docker decides it.
 *
 * @param registry host or host:port; empty when the name leaves open which registry is meant
 */
public record ImageName(
        Optional<String> registry, RepositoryName repository, Optional<Tag> tag, Optional<Digest> digest) {
    private static final Tag LATEST = new Tag("latest");

    /** @throws io.jenkins.plugins.trustedregistry.engine.oci.RegistryException with a sentence when a part is not well-formed */
    public static ImageName parse(String text) {
        String rest = text.strip();
        int at = rest.indexOf('@');
        Optional<Digest> digest = Optional.empty();
        if (at >= 0) {
            digest = Optional.of(Digest.parse(rest.substring(at + 1)));
            rest = rest.substring(0, at);
        }
        Optional<Tag> tag = Optional.empty();
        int colon = rest.lastIndexOf(':');
        if (colon > rest.lastIndexOf('/')) {
            tag = Optional.of(Tag.parse(rest.substring(colon + 1)));
            rest = rest.substring(0, colon);
        }
        int slash = rest.indexOf('/');
        boolean named = slash > 0 && isHost(rest.substring(0, slash));
        return new ImageName(
                named ? Optional.of(rest.substring(0, slash)) : Optional.empty(),
                RepositoryName.parse(named ? rest.substring(slash + 1) : rest),
                tag,
                digest);
    }

    private static boolean isHost(String text) {
        boolean begins = Character.isLetterOrDigit(text.charAt(0)) || text.charAt(0) == '[';
        return begins && (text.indexOf('.') >= 0 || text.indexOf(':') >= 0 || text.equals("localhost"));
    }

    /** What to ask for: the digest where there is one, else the tag, else {@code latest}. */
    public Reference reference() {
        return digest.isPresent() ? digest.get() : tagOrLatest();
    }

    /** The tag, {@code latest} when none is written. */
    public Tag tagOrLatest() {
        return tag.orElse(LATEST);
    }

    /** The same image in a registry. */
    public ImageName in(String host) {
        return new ImageName(Optional.of(host), repository, tag, digest);
    }

    @Override
    public String toString() {
        return registry.map(host -> host + "/").orElse("")
                + repository
                + tag.map(name -> ":" + name).orElse("")
                + digest.map(value -> "@" + value).orElse("");
    }
}
