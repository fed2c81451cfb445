// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Entries for tests. */
final class Entries {

    private Entries() {}

    static AuditEntry at(Instant time, String actor) {
        return new AuditEntry(
                time,
                new AuditEntry.Who(
                        actor,
                        new UsedCredential("password", Optional.empty(), false),
                        "192.0.2.7",
                        Optional.empty(),
                        Optional.empty()),
                new AuditEntry.What(
                        "push manifest",
                        "PUT",
                        "/v2/{name...}/manifests/{reference}",
                        Optional.of("technology/test"),
                        Optional.of("v1"),
                        Map.of()),
                new AuditEntry.Result(Outcome.DONE, 201, Optional.empty(), Optional.empty(), Optional.empty()));
    }
}
