// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.attached;

import java.util.Locale;
import java.util.regex.Pattern;

/** What something is that was pushed about an image, as its type says; nobody has checked it. */
public enum AttachedKind {
    /** Also sigstore's bundles, which may hold either. */
    SIGNATURE("cosign.*(sig|simplesigning)|sigstore|notary.*signature", "sig"),
    SBOM("cyclonedx|spdx|syft", "sbom"),
    ATTESTATION("in-toto|slsa|attestation|dsse", "att"),
    OTHER("", "");

    private final Pattern type;
    private final String suffix;

    AttachedKind(String type, String suffix) {
        this.type = Pattern.compile(type);
        this.suffix = suffix;
    }

    /** @param type an artifact type, or where there is none a media type */
    public static AttachedKind of(String type) {
        String small = type.toLowerCase(Locale.ROOT);
        for (AttachedKind kind : values()) {
            if (kind.type.matcher(small).find()) {
                return kind;
            }
        }
        return OTHER;
    }

    /** How cosign's tags of the kind end; empty where it has none. */
    String suffix() {
        return suffix;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
