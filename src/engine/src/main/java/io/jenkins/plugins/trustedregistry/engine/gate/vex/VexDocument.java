// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.vex;

import java.util.List;

/**
 * A document that says which vulnerabilities do not count, and why.
 *
 * @param id its own identifier
 * @param author who says so
 * @param format OpenVEX or CycloneDX
 * @param statements those that take something out of account; others are left out
 */
public record VexDocument(String id, String author, String format, List<VexStatement> statements) {

    public VexDocument {
        statements = List.copyOf(statements);
    }
}
