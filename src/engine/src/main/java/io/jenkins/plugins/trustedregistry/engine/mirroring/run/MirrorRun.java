// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.run;

import io.jenkins.plugins.trustedregistry.engine.client.ExhaustedException;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobFailedException;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobPostponedException;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun;
import io.jenkins.plugins.trustedregistry.engine.mirroring.copy.Glance;
import io.jenkins.plugins.trustedregistry.engine.mirroring.copy.TagCopy;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.Copy;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.MirrorOutcome;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One run over tags, from behind the one that was reached. A tag that fails in passing is passed over and tried again at the end; when
 * several in a row do, the other registry is out of order, and all of it waits.
 */
final class MirrorRun {
    private static final int MOST_IN_A_ROW = 3;
    /** A registry may ask to be left alone for hours, but not for ever. */
    private static final Duration LONGEST = Duration.ofHours(6);

    /** Looking at a tag that is unchanged takes less than writing that it was looked at. */
    private static final long SAVE_PAUSE = TimeUnit.SECONDS.toNanos(2);

    private static final Duration SHORTEST = Duration.ofMinutes(2);

    private final JobRun job;
    private final TagCopy copy;
    private final CopyProgress progress;
    private final MirrorNews news;
    private final InstantSource clock;
    private int inARow;

    MirrorRun(JobRun job, TagCopy copy, CopyProgress progress, MirrorNews news, InstantSource clock) {
        this.job = job;
        this.copy = copy;
        this.progress = progress;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Goes through the tags.
     *
     * @param tags in the order of their names
     * @throws JobFailedException when some of it is to be tried again
     * @throws JobPostponedException when the other registry asked to be left alone for longer than a job would wait by itself
     */
    void over(List<Tag> tags) throws IOException {
        Reached reached = job.checkpoint().map(Reached::parse).orElse(Reached.NOTHING);
        boolean passedOver = reached.passedOver();
        long done = 0;
        long saved = System.nanoTime();
        for (Tag tag : tags) {
            if (tag.name().compareTo(reached.tag()) > 0) {
                progress.at(tag, done, tags.size());
                boolean worthKeeping = isCopied(tag, tags.size());
                passedOver |= inARow > 0;
                if (inARow == 0 && (worthKeeping || System.nanoTime() - saved > SAVE_PAUSE)) {
                    job.save(new Reached(tag.name(), passedOver).toString());
                    saved = System.nanoTime();
                }
            }
            done++;
        }
        progress.ended(done);
        if (job.checkpoint().isPresent()) {
            job.save(
                    Reached.NOTHING.toString()); // tried again, it begins anew: what is there costs no more than a look
        }
        if (passedOver) {
            throw new JobFailedException(news.sentence());
        }
    }

    /** Whether that took its time, and need not be done again. */
    private boolean isCopied(Tag tag, int tags) throws IOException {
        try {
            Optional<Copy> looked = Attended.run(job, () -> copy.run(tag));
            looked.ifPresent(news::tell);
            inARow = 0;
            return looked.filter(each -> each.outcome() == MirrorOutcome.COPIED).isPresent();
        } catch (ExhaustedException e) {
            String sentence = String.valueOf(e.getMessage());
            news.tell(Glance.of(tag, clock.instant()).ended(MirrorOutcome.FAILED, sentence));
            inARow++;
            postponeIfAsked(e, sentence);
            if (inARow >= MOST_IN_A_ROW || tags <= inARow) {
                throw new JobFailedException(sentence);
            }
            return false;
        }
    }

    private void postponeIfAsked(ExhaustedException e, String sentence) {
        Optional<Duration> wanted = e.wanted().filter(wait -> wait.compareTo(SHORTEST) > 0);
        if (wanted.isPresent()) {
            Duration wait = wanted.get().compareTo(LONGEST) > 0 ? LONGEST : wanted.get();
            Instant until = clock.instant().plus(wait);
            throw new JobPostponedException(until, sentence);
        }
    }
}
