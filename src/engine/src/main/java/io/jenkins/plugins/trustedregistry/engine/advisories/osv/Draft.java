// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.osv;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Reference;
import java.util.ArrayList;
import java.util.List;

/** A record while it is read: its fields come in any order. */
final class Draft {
    String id = "";
    String modified = "";
    String published = "";
    String summary = "";
    String details = "";
    boolean withdrawn;
    final List<String> aliases = new ArrayList<>();
    final List<String> upstream = new ArrayList<>();
    final List<String> related = new ArrayList<>();
    final List<OsvSeverity> severities = new ArrayList<>();
    final List<Reference> references = new ArrayList<>();
    final List<OsvAffected> affected = new ArrayList<>();
}
