// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.build;

import io.jenkins.plugins.trustedregistry.engine.access.Proof;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildLogins;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuild;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.Actor;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.DistributionListener;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.PulledImage;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.PushedImage;
import io.jenkins.plugins.trustedregistry.engine.events.pulls.TagLookups;
import io.jenkins.plugins.trustedregistry.engine.events.queue.WriteBehind;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees what builds push and pull. What others do it leaves to the audit log. Close it before the database. */
public final class BuildWitness implements DistributionListener, BuildImages, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BuildWitness.class);
    private static final int CAPACITY = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final BuildTable table;
    private final LatestBuilds latest;
    private final BuildLogins logins;
    private final TagLookups lookups;
    private final InstantSource clock;
    private final WriteBehind<Done> queue;

    public BuildWitness(
            Database database, Catalog catalog, BuildLogins logins, TagLookups lookups, InstantSource clock) {
        this.table = new BuildTable(database, catalog);
        this.latest = new LatestBuilds(database);
        this.logins = logins;
        this.lookups = lookups;
        this.clock = clock;
        this.queue = new WriteBehind<>("registry-builds", CAPACITY, table::add);
    }

    @Override
    public void manifestPushed(PushedImage image, Actor actor) {
        build(actor).ifPresent(build -> {
            if (image.tags().isEmpty()) {
                note(build, Deed.PUSHED, image.repository(), image.digest(), Optional.empty());
            }
            for (Tag tag : image.tags()) {
                note(build, Deed.PUSHED, image.repository(), image.digest(), Optional.of(tag));
            }
        });
    }

    @Override
    public void manifestPulled(PulledImage image, Actor actor) {
        build(actor).ifPresent(build -> {
            Optional<Tag> tag = lookups.meant(image, actor).reference() instanceof Tag named
                    ? Optional.of(named)
                    : Optional.empty();
            note(build, Deed.PULLED, image.repository(), image.digest(), tag);
        });
    }

    private Optional<RunningBuild> build(Actor actor) {
        return actor.proof()
                .filter(proof -> proof.kind() == Proof.Kind.BUILD_LOGIN)
                .flatMap(proof -> logins.build(proof.id()));
    }

    private void note(RunningBuild build, Deed deed, Repository repository, Digest digest, Optional<Tag> tag) {
        if (!queue.put(new Done(build, deed, repository, digest, tag, clock.instant()))) {
            LOG.warn("What the build {} did could not be noted: too much waits to be written", build.id());
        }
    }

    @Override
    public List<BuildImage> of(BuildId build) {
        flush();
        return table.of(build, MOST);
    }

    @Override
    public Optional<RunPlace> place(BuildId build) {
        flush();
        return table.place(build);
    }

    @Override
    public List<ImageBuild> by(long repositoryId, Digest digest, int limit) {
        flush();
        return table.by(repositoryId, digest, limit);
    }

    @Override
    public Map<Digest, List<ImageBuild>> pushers(long repositoryId, Collection<Digest> digests) {
        flush();
        return table.pushers(repositoryId, digests);
    }

    @Override
    public List<BuildId> pushedBy(Digest digest, int limit) {
        flush();
        return table.pushedBy(digest, limit);
    }

    @Override
    public List<PushingBuild> latest(String scope, int limit) {
        flush();
        return latest.in(scope, limit);
    }

    @Override
    public boolean goneThatPushed(Digest digest) {
        return table.goneThatPushed(digest);
    }

    @Override
    public int tidyUp() {
        return table.tidyUp();
    }

    /** Whoever has just pushed sees it; nobody waits for a database that is stuck. */
    private void flush() {
        queue.flush(PATIENCE);
    }

    @Override
    public void renamed(String from, String to) {
        flush();
        table.rename(from, to);
    }

    @Override
    public void forget(BuildId build) {
        flush();
        table.remove(build);
    }

    @Override
    public void forgetJob(String job) {
        flush();
        table.removeJob(job);
    }

    /** Writes what waits. */
    @Override
    public void close() {
        queue.close();
    }
}
