// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.advisory;

import io.jenkins.plugins.trustedregistry.engine.advisories.intake.RefusedDataException;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.data.SourceData;
import io.jenkins.plugins.trustedregistry.engine.advisories.update.Status;
import io.jenkins.plugins.trustedregistry.engine.advisories.update.Updates;
import io.jenkins.plugins.trustedregistry.engine.advisories.update.Uploads;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.api.operation.JobView;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.jobs.Job;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The data about vulnerabilities: its state, its updates and imports. */
final class AdvisoryCalls {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N} ._()+=,@-]{1,200}");
    private static final Pattern ECOSYSTEM = Pattern.compile("[A-Za-z][A-Za-z0-9 .-]{0,60}");

    private final Updates updates;

    AdvisoryCalls(Updates updates) {
        this.updates = updates;
    }

    Reply status(Call call) {
        Status status = updates.status();
        return Json.ok(new StatusView(
                status.generation(),
                status.oldAfterDays(),
                status.sources().stream().map(SourceView::of).toList()));
    }

    /** Asks for an update; 409 when one runs. */
    Reply update(Call call) {
        return job(updates.update(call.principal().shownName()));
    }

    /** The file is the body; nothing is read of it but its length before it is imported. */
    Reply upload(Call call) throws IOException {
        String name = call.queryParameter("name").orElse("upload");
        if (!NAME.matcher(name).matches()) {
            throw Refusals.invalid("The name '" + Shown.of(name)
                    + "' can't be that of an upload: use letters, digits, spaces and . _ ( ) + = , @ - in it.");
        }
        Optional<String> ecosystem = call.queryParameter("ecosystem").filter(text -> !text.isEmpty());
        if (ecosystem.isPresent() && !ECOSYSTEM.matcher(ecosystem.get()).matches()) {
            throw Refusals.invalid("'" + Shown.of(ecosystem.get())
                    + "' is no ecosystem: write it as OSV does, without a release, for instance Debian or Maven.");
        }
        try {
            Uploads.Upload upload = updates.uploads().receive(call.body(), name, ecosystem);
            return Json.reply(201, upload);
        } catch (RefusedDataException e) {
            throw Refusals.invalid(String.valueOf(e.getMessage()));
        }
    }

    Reply importUploads(Call call) throws IOException {
        List<String> ids = JsonBody.of(call, "uploads").texts("uploads").orElse(List.of());
        if (ids.isEmpty()) {
            throw Refusals.invalid("There is nothing to import: upload a file first, and name its id in 'uploads'.");
        }
        for (String id : ids) {
            if (!updates.uploads().has(id)) {
                throw Refusals.invalid("There is no upload '" + Shown.of(id) + "': upload the file again.");
            }
        }
        return job(updates.importUploads(ids, call.principal().shownName()));
    }

    private static Reply job(Job job) {
        return Json.created("/api/v1/jobs/" + job.id(), JobView.of(job));
    }

    /** How it stands with the data. */
    record StatusView(long generation, int oldAfterDays, List<SourceView> sources) {
        StatusView {
            sources = List.copyOf(sources);
        }
    }

    /** One source; what describes data is left out where there is none. */
    record SourceView(
            String name,
            boolean online,
            Optional<Long> advisories,
            Optional<Instant> asOf,
            Optional<Instant> importedAt,
            Optional<Boolean> old,
            Optional<String> origin,
            Optional<Long> withdrawn,
            Optional<Long> rejected,
            Optional<Instant> checkedAt,
            Optional<String> problem) {

        static SourceView of(Status.Source source) {
            Optional<SourceData> data = source.data();
            return new SourceView(
                    source.name(),
                    source.online(),
                    data.map(SourceData::entries),
                    data.map(SourceData::asOf),
                    data.map(SourceData::imported),
                    data.map(any -> source.old()),
                    data.map(SourceData::origin),
                    data.map(SourceData::withdrawn),
                    data.map(SourceData::rejected),
                    source.checked(),
                    source.problem());
        }
    }
}
