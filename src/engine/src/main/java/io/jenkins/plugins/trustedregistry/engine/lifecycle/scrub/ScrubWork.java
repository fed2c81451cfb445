// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle.scrub;

import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobOutcome;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobProgress;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobWork;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobClaims;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobWalk;
import io.jenkins.plugins.trustedregistry.engine.storage.StoredBlob;
import io.jenkins.plugins.trustedregistry.engine.storage.verification.BlobVerifier;
import io.jenkins.plugins.trustedregistry.engine.storage.verification.DamagedBlob;
import io.jenkins.plugins.trustedregistry.engine.storage.verification.Quarantine;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One scrub as a job: reads every blob in the order of digests, no faster than it is allowed to, and moves damaged ones aside. What
 * lies behind its checkpoint is not read again.
 */
final class ScrubWork implements JobWork {
    private static final Logger LOG = LoggerFactory.getLogger(ScrubWork.class);
    private static final int PAGE = 500;
    private static final Duration BUSY = Duration.ofMillis(100);
    private static final long MEBIBYTE = 1L << 20;
    private static final long BETWEEN_CHECKPOINTS = Duration.ofSeconds(10).toNanos();

    private final ScrubParts parts;
    private final BlobVerifier verifier;

    ScrubWork(ScrubParts parts) {
        this.parts = parts;
        this.verifier = new BlobVerifier(parts.blobs());
    }

    @Override
    public JobOutcome run(JobRun run) throws IOException {
        ScrubState state = run.checkpoint().map(ScrubState::parse).orElse(ScrubState.NONE);
        Throttle throttle = new Throttle(parts.settings().mebibytesPerSecond() * MEBIBYTE, parts.nanos());
        Set<String> known = new HashSet<>();
        parts.damaged()
                .list("", Integer.MAX_VALUE)
                .forEach(item -> known.add(item.digest().toString()));
        BlobWalk walk = parts.walks().get();
        long saved = parts.nanos().getAsLong();
        for (List<Digest> page = walk.after(state.reached(), PAGE);
                !page.isEmpty();
                page = walk.after(state.reached(), PAGE)) {
            for (Digest digest : page) {
                run.proceed();
                Optional<StoredBlob> blob = parts.blobs().find(digest);
                boolean damaged = blob.isPresent() && isDamaged(blob.get(), run, throttle);
                if (blob.isPresent() && !damaged && known.remove(digest.toString())) {
                    parts.damaged().forget(digest);
                }
                state = state.with(digest, blob.map(StoredBlob::size).orElse(0L), damaged);
                show(run, state);
                long now = parts.nanos().getAsLong();
                if (damaged || now - saved >= BETWEEN_CHECKPOINTS) {
                    run.save(state.toString());
                    saved = now;
                }
            }
        }
        return new JobOutcome(sentence(state), state.figures());
    }

    private boolean isDamaged(StoredBlob blob, JobRun run, Throttle throttle) throws IOException {
        Optional<Quarantine.Stamp> stamp = parts.quarantine().stamp(blob.digest());
        Optional<DamagedBlob> damage = read(blob, run, throttle);
        if (damage.isEmpty() || stamp.isEmpty()) {
            return false;
        }
        // Once more: what was wrong may have been the reading.
        Optional<DamagedBlob> again = read(blob, run, throttle);
        if (again.isEmpty()) {
            run.log("Blob " + blob.digest() + " was whole when it was read a second time. Watch the disk. First: "
                    + damage.get().reason());
            return false;
        }
        return setAside(again.get(), stamp.get(), run);
    }

    private Optional<DamagedBlob> read(StoredBlob blob, JobRun run, Throttle throttle) {
        AtomicLong before = new AtomicLong();
        return verifier.verify(blob, sofar -> {
            run.proceed();
            throttle.read(sofar - before.getAndSet(sofar), run);
        });
    }

    private boolean setAside(DamagedBlob damage, Quarantine.Stamp stamp, JobRun run) throws IOException {
        Digest digest = damage.blob().digest();
        // Noted first: what lies in the quarantine is in the list, whenever this process ends.
        parts.damaged().add(digest, damage.blob().size(), damage.reason());
        try (BlobClaims.Seizure seizure = seize(digest, run)) {
            if (!parts.quarantine().setAside(seizure.digest(), stamp)) {
                parts.damaged().forget(digest); // somebody has brought it anew, or removed it
                return false;
            }
        }
        LOG.error("Blob {} is damaged and was moved into the quarantine folder: {}", digest, damage.reason());
        run.log("Blob " + digest + " is damaged and was moved aside. " + damage.reason());
        return true;
    }

    /** Waits for those who are just telling somebody of it, or bringing it. */
    private BlobClaims.Seizure seize(Digest digest, JobRun run) {
        while (true) {
            Optional<BlobClaims.Seizure> seizure = parts.claims().seizeLeased(digest);
            if (seizure.isPresent()) {
                return seizure.get();
            }
            run.rest(BUSY);
        }
    }

    private static void show(JobRun run, ScrubState state) {
        run.progress(new JobProgress(
                state.reached().map(ScrubWork::percent).orElse(0L),
                Optional.of(100L),
                "percent",
                "Read " + state.blobs() + " blobs, " + state.bytes() / MEBIBYTE + " MiB; " + state.damaged()
                        + " are damaged."));
    }

    /** Digests are spread evenly. */
    private static long percent(Digest digest) {
        return Integer.parseInt(digest.hex().substring(0, 4), 16) * 100L / 65_536;
    }

    private static String sentence(ScrubState state) {
        String read = "Read " + state.blobs() + " blobs (" + state.bytes() + " bytes). ";
        return state.damaged() == 0
                ? read + "All are whole."
                : read + state.damaged()
                        + " were damaged and moved aside: see the list of damaged blobs, and push the images"
                        + " that need them again.";
    }
}
