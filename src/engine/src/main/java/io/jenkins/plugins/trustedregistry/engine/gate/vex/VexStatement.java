// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.vex;

import java.util.List;

/**
 * What a VEX document says of one vulnerability in some products, when it says that it does not count.
 *
 * @param names the vulnerability, by all its names
 * @param status {@code not_affected} or {@code fixed}
 * @param reason justification and impact, in words
 * @param products package URLs, digests or names of images; empty: whatever the document is attached to
 * @param components package URLs inside of the products; empty: all
 */
public record VexStatement(
        List<String> names, String status, String reason, List<String> products, List<String> components) {

    public VexStatement {
        names = List.copyOf(names);
        products = List.copyOf(products);
        components = List.copyOf(components);
    }
}
