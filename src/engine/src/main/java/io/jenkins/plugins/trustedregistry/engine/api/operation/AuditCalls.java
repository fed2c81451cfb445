// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.operation;

import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Body;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.events.audit.AuditQuery;
import io.jenkins.plugins.trustedregistry.engine.events.audit.AuditReader;
import io.jenkins.plugins.trustedregistry.engine.events.audit.Csv;
import io.jenkins.plugins.trustedregistry.engine.events.audit.Outcome;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** The audit log, for administrators of the registry. */
final class AuditCalls {
    private static final int MOST_LAST = 10_000;

    private final AuditReader log;

    AuditCalls(AuditReader log) {
        this.log = log;
    }

    /** A stream of lines; what comes while it is sent is not waited for. */
    Reply read(Call call) throws IOException {
        AuditQuery query = query(call);
        Optional<Long> last = number(call, "last", MOST_LAST);
        AuditQuery wanted = last.isEmpty() ? query : after(query, log.beforeLast(query, (int) (long) last.get()));
        boolean csv =
                switch (call.queryParameter("format").orElse("ndjson")) {
                    case "ndjson" -> false;
                    case "csv" -> true;
                    default -> throw Refusals.invalid("format is not known: use ndjson or csv.");
                };
        Body.Written lines = new Body.Written(out -> {
            if (csv) {
                out.write(Csv.head().getBytes(StandardCharsets.UTF_8));
            }
            log.read(
                    wanted,
                    (text, line) -> out.write((csv ? Csv.row(line) : text + "\n").getBytes(StandardCharsets.UTF_8)));
        });
        return Reply.of(200)
                .with("Content-Type", csv ? "text/csv; charset=utf-8" : "application/x-ndjson")
                .with("Cache-Control", "no-store")
                .with(lines);
    }

    Reply check(Call call) throws IOException {
        return Json.ok(log.check());
    }

    private static AuditQuery query(Call call) {
        return new AuditQuery(
                time(call, "from"),
                time(call, "to"),
                call.queryParameter("actor"),
                call.queryParameter("repository"),
                call.queryParameter("outcome").map(AuditCalls::outcome),
                number(call, "after", Long.MAX_VALUE).orElse(0L),
                number(call, "limit", Long.MAX_VALUE).orElse(Long.MAX_VALUE));
    }

    private static AuditQuery after(AuditQuery query, long number) {
        return new AuditQuery(
                query.from(), query.to(), query.actor(), query.repository(), query.outcome(), number, query.limit());
    }

    private static Outcome outcome(String text) {
        return Outcome.parse(text)
                .orElseThrow(() -> Refusals.invalid(
                        "outcome '" + Shown.of(text) + "' is not known: use done, refused or failed."));
    }

    private static Optional<Instant> time(Call call, String name) {
        return call.queryParameter(name)
                .map(text -> AuditQuery.time(text)
                        .orElseThrow(() -> Refusals.invalid(name + " '" + Shown.of(text)
                                + "' is no time: write 2026-11-25 or 2026-11-25T08:30:00Z.")));
    }

    private static Optional<Long> number(Call call, String name, long most) {
        return call.queryParameter(name).map(text -> {
            try {
                long number = Long.parseLong(text);
                if (number >= 0 && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw Refusals.invalid(name + " '" + Shown.of(text) + "' is no number that can be used here.");
        });
    }
}
