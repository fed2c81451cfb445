// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.run;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.ExhaustedException;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobFailedException;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobOutcome;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobPostponedException;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRefusedException;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobWork;
import io.jenkins.plugins.trustedregistry.engine.mirroring.copy.Choice;
import io.jenkins.plugins.trustedregistry.engine.mirroring.copy.Here;
import io.jenkins.plugins.trustedregistry.engine.mirroring.copy.PollChoice;
import io.jenkins.plugins.trustedregistry.engine.mirroring.copy.PushChoice;
import io.jenkins.plugins.trustedregistry.engine.mirroring.copy.TagCopy;
import io.jenkins.plugins.trustedregistry.engine.mirroring.copy.There;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.LastRun;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.Mirror;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.MirrorOutcome;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.PlacedMirror;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.MirrorDirection;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.RemotePassword;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A run of a mirror, as a job. */
public final class MirrorWork implements JobWork {
    private final RunParts parts;

    public MirrorWork(RunParts parts) {
        this.parts = parts;
    }

    @Override
    public JobOutcome run(JobRun job) throws IOException {
        MirrorTask task = MirrorTask.of(job.parameters());
        Optional<PlacedMirror> placed = parts.mirrors().table().find(task.mirror());
        if (placed.isEmpty()) {
            return JobOutcome.of("The mirror or its repository was deleted meanwhile, so there is nothing to do.");
        }
        Mirror mirror = placed.get().mirror();
        if (!mirror.wish().active() && !task.byHand()) {
            return JobOutcome.of("The mirror was switched off meanwhile, so there is nothing to do.");
        }
        return noted(job, task, placed.get());
    }

    /** Runs, and keeps at the mirror how it went. */
    private JobOutcome noted(JobRun job, MirrorTask task, PlacedMirror placed) throws IOException {
        MirrorNews news = new MirrorNews(parts, job, placed);
        try {
            go(job, task, placed, news);
            note(job, placed, news.worst(), news.sentence());
        } catch (JobRefusedException e) {
            note(job, placed, MirrorOutcome.REFUSED, sentence(e));
            throw e;
        } catch (JobFailedException | JobPostponedException e) {
            note(job, placed, MirrorOutcome.FAILED, sentence(e));
            throw e;
        } catch (ExhaustedException e) {
            note(job, placed, MirrorOutcome.FAILED, sentence(e));
            throw new JobFailedException(sentence(e));
        } catch (ClientException e) {
            note(job, placed, MirrorOutcome.FAILED, sentence(e));
            throw new JobRefusedException(sentence(e));
        }
        if (news.worst() == MirrorOutcome.FAILED) {
            throw new JobRefusedException(news.sentence());
        }
        return new JobOutcome(news.sentence(), news.figures());
    }

    private void note(JobRun job, PlacedMirror placed, MirrorOutcome outcome, String sentence) {
        parts.mirrors()
                .table()
                .ran(placed.mirror().id(), new LastRun(parts.clock().instant(), outcome, sentence, job.id()));
    }

    private static String sentence(Exception e) {
        return String.valueOf(e.getMessage());
    }

    private void go(JobRun job, MirrorTask task, PlacedMirror placed, MirrorNews news) throws IOException {
        requireRights(placed);
        Mirror mirror = placed.mirror();
        Repository repository = placed.repository();
        Here here = new Here(
                parts.catalog(), parts.blobs(), repository, () -> parts.own().target(mirror, repository.name()));
        There there = new There(parts.registries().open(mirror.remote(), password(mirror)), here);
        CopyProgress progress = new CopyProgress(job);
        boolean push = mirror.direction() == MirrorDirection.PUSH;
        boolean one = push && task.tag().isPresent(); // then nobody needs to know the others
        List<Tag> all = one ? List.of(task.tag().get()) : push ? here.tags() : Attended.run(job, there::tags);
        Choice choice = push
                ? new PushChoice(
                        parts.catalog(),
                        parts.facts(),
                        parts.gates(),
                        repository,
                        mirror.selection().criteria())
                : new PollChoice(mirror.selection().criteria(), parts.clock().instant(), Set.copyOf(all));
        TagCopy copy = new TagCopy(
                mirror.selection(), choice, push ? here : there, push ? there : here, progress, parts.clock());
        new MirrorRun(job, copy, progress, news, parts.clock())
                .over(task.tag().map(List::of).orElse(all));
    }

    private Optional<RemotePassword> password(Mirror mirror) {
        try {
            return parts.mirrors().passwords().open(mirror);
        } catch (IllegalStateException e) { // sealed with another key
            throw new JobRefusedException(sentence(e));
        }
    }

    private void requireRights(PlacedMirror placed) {
        Optional<String> against;
        try {
            against = parts.mirrors()
                    .rights()
                    .againstRunning(placed.mirror(), placed.repository().name());
        } catch (UncheckedIOException e) {
            throw new JobFailedException(
                    "The directory of people can't be asked whether the mirror's owner may still do this.", e);
        }
        if (against.isPresent()) {
            throw new JobRefusedException(against.get());
        }
    }
}
