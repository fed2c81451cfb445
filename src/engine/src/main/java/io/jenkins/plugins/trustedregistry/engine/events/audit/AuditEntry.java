// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One thing that happened, before it has a number and a place in a file. */
public record AuditEntry(Instant time, Who who, What what, Result result) {

    /**
     * Who did it.
     *
     * @param actor as lists show it
     * @param from the client's address
     * @param via the last proxy on the way, where there was one
     * @param tried the name a refused login was tried with, if there is somebody of that name
     */
    public record Who(String actor, UsedCredential with, String from, Optional<String> via, Optional<String> tried) {}

    /**
     * What was done.
     *
     * @param operation in words
     * @param route the path with placeholders; empty when none was reached
     * @param reference a tag or digest
     * @param about whatever else the call named, by name
     */
    public record What(
            String operation,
            String method,
            String route,
            Optional<String> repository,
            Optional<String> reference,
            Map<String, String> about) {
        public What {
            about = Map.copyOf(about);
        }
    }

    /**
     * What came of it.
     *
     * @param status of the answer; 0 where there was no call
     * @param code of a refusal, for programs
     * @param reason of a refusal, as the client was told
     * @param incident under which id a fault stands in the server's log
     */
    public record Result(
            Outcome outcome, int status, Optional<String> code, Optional<String> reason, Optional<String> incident) {}
}
