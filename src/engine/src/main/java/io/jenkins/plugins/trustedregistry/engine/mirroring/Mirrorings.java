// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring;

import io.jenkins.plugins.trustedregistry.engine.client.Retries;
import io.jenkins.plugins.trustedregistry.engine.deletion.DeletionListener;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.DistributionListener;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Router;
import io.jenkins.plugins.trustedregistry.engine.facts.EvidenceListener;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.MirrorStarter;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.Mirrors;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.RemoteProbe;
import io.jenkins.plugins.trustedregistry.engine.mirroring.remote.OtherRegistries;
import io.jenkins.plugins.trustedregistry.engine.mirroring.remote.Probe;
import io.jenkins.plugins.trustedregistry.engine.mirroring.run.MirrorJobs;
import io.jenkins.plugins.trustedregistry.engine.mirroring.run.MirrorWork;
import io.jenkins.plugins.trustedregistry.engine.mirroring.run.OwnRoutes;
import io.jenkins.plugins.trustedregistry.engine.mirroring.run.RunParts;
import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundClient;

/** Mirroring, put together. Its jobs run once the jobs are started. Close it behind them: it breaks off calls that are under way. */
public final class Mirrorings implements AutoCloseable {
    private final Mirrors mirrors;
    private final OutboundClient client;
    private final OwnRoutes own;
    private final MirrorJobs jobs;
    private final RemoteProbe probe;

    /** Registers its kinds of jobs, and listens to events from now on. */
    public Mirrorings(MirroringParts parts) {
        mirrors = parts.mirrors();
        client = new OutboundClient(parts.targets(), parts.names(), parts.proxy());
        OtherRegistries registries = new OtherRegistries(client, Retries.ofThoseWhoComeBack());
        own = new OwnRoutes(mirrors.rights());
        probe = new Probe(registries);
        jobs = new MirrorJobs(parts.catalog(), mirrors.table(), parts.jobs());
        jobs.register(new MirrorWork(new RunParts(
                parts.catalog(),
                parts.blobs(),
                parts.facts(),
                parts.gates(),
                mirrors,
                registries,
                own,
                parts.events().publisher(),
                parts.clock())));
        parts.events().subscribe(jobs);
    }

    /** Through these routes images come in; to be called before the jobs are started. */
    public void use(Router router) {
        own.use(router);
        jobs.changed();
    }

    public Mirrors mirrors() {
        return mirrors;
    }

    /** To be told of pushes. */
    public DistributionListener listener() {
        return jobs;
    }

    /** To be told of repositories that go and come back. */
    public DeletionListener deletions() {
        return jobs;
    }

    /** To be told of evidence. */
    public EvidenceListener evidence() {
        return jobs;
    }

    public MirrorStarter starter() {
        return jobs;
    }

    public RemoteProbe probe() {
        return probe;
    }

    @Override
    public void close() {
        client.close();
    }
}
