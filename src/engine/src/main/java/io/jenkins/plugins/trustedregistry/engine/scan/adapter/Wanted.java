// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.adapter;

import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import java.util.Optional;

/**
 * Which reports a scanner is asked for.
 *
 * @param named whether it knows kinds of capabilities (version 1.2)
 * @param bill the format of the bill of materials, where one is wanted and it can make it
 */
public record Wanted(MimeType vulnerabilities, boolean named, Optional<MediaType> bill) {

    /**
     * What of the wishes it can do with a manifest.
     *
     * @throws AdapterException REFUSED when it can't look for vulnerabilities in it
     */
    public static Wanted of(AdapterMetadata metadata, String scanner, MediaType manifest, Optional<MediaType> bill)
            throws AdapterException {
        Capability search = metadata.capability(Capability.Kind.VULNERABILITY, manifest)
                .orElseThrow(() -> new AdapterException(
                        AdapterException.Kind.REFUSED,
                        "The scanner '" + scanner + "' does not look for vulnerabilities in manifests of type "
                                + manifest + ". Choose another scanner for the repository."));
        MimeType report = search.produces().contains(MimeType.VULNERABILITIES)
                ? MimeType.VULNERABILITIES
                : MimeType.HARBOR_VULNERABILITIES;
        if (!search.produces().contains(report)) {
            throw new AdapterException(
                    AdapterException.Kind.REFUSED,
                    "The scanner '" + scanner + "' makes no report that this registry reads ("
                            + MimeType.VULNERABILITIES + "). Use a version of it that does.");
        }
        boolean makesBill = metadata.capability(Capability.Kind.SBOM, manifest)
                .filter(each -> each.produces().contains(MimeType.SBOM)
                        && bill.filter(format -> each.bills().contains(format.name()))
                                .isPresent())
                .isPresent();
        return new Wanted(report, search.named(), makesBill ? bill : Optional.empty());
    }
}
