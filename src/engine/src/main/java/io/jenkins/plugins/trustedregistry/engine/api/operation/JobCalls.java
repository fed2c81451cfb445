// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.operation;

import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.jobs.Job;
import io.jenkins.plugins.trustedregistry.engine.jobs.JobFilter;
import io.jenkins.plugins.trustedregistry.engine.jobs.JobState;
import io.jenkins.plugins.trustedregistry.engine.jobs.Jobs;
import io.jenkins.plugins.trustedregistry.engine.jobs.log.JobLogPart;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobKind;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Background jobs. */
final class JobCalls {
    private final Jobs jobs;

    JobCalls(Jobs jobs) {
        this.jobs = jobs;
    }

    /** The newest first. */
    Reply list(Call call) {
        Page.Request page = Page.Request.of(call);
        JobFilter filter = new JobFilter(
                call.queryParameter("kind"), call.queryParameter("state").map(JobCalls::state));
        long before = page.after().isEmpty() ? Long.MAX_VALUE : number(page.after(), "cursor");
        return Json.ok(
                page.page(jobs.list(filter, before, page.limit() + 1), job -> Long.toString(job.id()), JobView::of));
    }

    Reply show(Call call) {
        return Json.ok(JobView.of(find(call)));
    }

    /** Whole lines from a byte offset on; asked again with {@code next} it goes on from there. */
    Reply log(Call call) throws IOException {
        long offset = call.queryParameter("offset")
                .map(text -> number(text, "offset"))
                .orElse(0L);
        Job job = find(call); // before the log is read: once it has ended, what is read then is all there will be
        JobLogPart part = jobs.log(job.id(), offset);
        return Json.ok(new LogView(
                part.text(), part.next(), part.text().isEmpty() && job.state().isEnd()));
    }

    Reply cancel(Call call) {
        return Json.ok(JobView.of(jobs.cancel(id(call))));
    }

    Reply retry(Call call) {
        return Json.ok(JobView.of(jobs.retry(id(call))));
    }

    /** What runs by itself, and when next. */
    Reply schedules(Call call) {
        List<ScheduleView> all = jobs.schedules().stream()
                .map(each -> new ScheduleView(each.kind(), each.cron().toString(), each.next()))
                .toList();
        List<String> kinds = jobs.kinds().stream().map(JobKind::name).sorted().toList();
        return Json.ok(new SchedulesView(all, kinds));
    }

    private Job find(Call call) {
        return jobs.find(id(call)).orElseThrow(() -> missing(call.parameter("id")));
    }

    private static long id(Call call) {
        String text = call.parameter("id");
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw missing(text);
        }
    }

    private static JobState state(String text) {
        return Arrays.stream(JobState.values())
                .filter(state -> state.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> Refusals.invalid("state '" + Shown.of(text) + "' is not one of "
                        + Arrays.stream(JobState.values())
                                .map(JobState::toString)
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    private static long number(String text, String name) {
        try {
            long number = Long.parseLong(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw Refusals.invalid(name + " '" + Shown.of(text) + "' is not a number from 0 on.");
    }

    private static RegistryException missing(String id) {
        return Refusals.missing("There is no job " + Shown.of(id)
                + ": it never was, or is no longer remembered. List jobs to see which" + " there are.");
    }

    /** A piece of a log; {@code complete} once nothing can follow. */
    record LogView(String text, long next, boolean complete) {}

    /** @param kinds of all jobs there can be, whether they run by themselves or not */
    record SchedulesView(List<ScheduleView> items, List<String> kinds) {}

    /** A schedule as the API shows it. */
    record ScheduleView(String kind, String cron, Instant nextAt) {}
}
