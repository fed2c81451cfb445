// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events;

import io.jenkins.plugins.trustedregistry.engine.deletion.DeletionListener;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.DistributionListener;
import io.jenkins.plugins.trustedregistry.engine.endpoint.CallObserver;
import io.jenkins.plugins.trustedregistry.engine.events.audit.AuditLog;
import io.jenkins.plugins.trustedregistry.engine.events.build.BuildImages;
import io.jenkins.plugins.trustedregistry.engine.events.build.BuildWitness;
import io.jenkins.plugins.trustedregistry.engine.events.event.Bulletin;
import io.jenkins.plugins.trustedregistry.engine.events.event.DeletionNews;
import io.jenkins.plugins.trustedregistry.engine.events.event.ImageNews;
import io.jenkins.plugins.trustedregistry.engine.events.event.Publisher;
import io.jenkins.plugins.trustedregistry.engine.events.event.Subscriber;
import io.jenkins.plugins.trustedregistry.engine.events.pulls.PullCounter;
import io.jenkins.plugins.trustedregistry.engine.events.pulls.PullCounts;
import io.jenkins.plugins.trustedregistry.engine.events.pulls.TagLookups;
import io.jenkins.plugins.trustedregistry.engine.events.webhook.Webhooks;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** The roles of this package, put together. Close it before the database: it writes down what waits. */
public final class Events implements AutoCloseable {
    private final AuditLog audit;
    private final PullCounter pulls;
    private final TagLookups lookups;
    private final Webhooks webhooks;
    private final Bulletin bulletin;
    private final BuildWitness builds;

    public Events(EventParts parts) {
        audit = new AuditLog(
                parts.audit(),
                parts.settings().get().audit(),
                parts.clock(),
                parts.settled(),
                name -> parts.directory().find(name).isPresent());
        lookups = new TagLookups(parts.clock());
        pulls = new PullCounter(parts.database(), parts.catalog().repositories(), lookups, parts.clock());
        builds = new BuildWitness(parts.database(), parts.catalog(), parts.builds(), lookups, parts.clock());
        webhooks = new Webhooks(new Webhooks.Parts(
                parts.database(),
                parts.catalog().repositories(),
                parts.catalog().unpublished(),
                parts.organizations(),
                parts.settings().get().webhooks(),
                () -> parts.settings().get().general().publicAddress(),
                parts.settings().get().proxy().proxy(),
                parts.keys(),
                parts.names(),
                parts.clock(),
                parts.settled(),
                parts.random()));
        bulletin = new Bulletin(webhooks.publisher());
        bulletin.subscribe(audit.rules());
    }

    /** Sees every call that is answered. */
    public CallObserver observer() {
        CallObserver witness = audit.witness();
        return answered -> {
            lookups.answered(answered);
            witness.answered(answered);
        };
    }

    /** Told what clients of the distribution API do. */
    public List<DistributionListener> listeners() {
        return List.of(new ImageNews(bulletin, lookups::meant), pulls, builds);
    }

    /** Told what is deleted and what comes back, whichever API or rule does it. */
    public List<DeletionListener> deletions() {
        return List.of(webhooks.deletions(), new DeletionNews(bulletin));
    }

    public Publisher publisher() {
        return bulletin;
    }

    /** Tells this one of everything that happens, too. */
    public void subscribe(Subscriber subscriber) {
        bulletin.subscribe(subscriber);
    }

    public Webhooks webhooks() {
        return webhooks;
    }

    public AuditLog audit() {
        return audit;
    }

    public BuildImages builds() {
        return builds;
    }

    public PullCounts pulls() {
        return pulls;
    }

    /** Puts the numbers of all this among the registry's. */
    public void measure(MeterRegistry meters) {
        audit.measure(meters);
        webhooks.measure(meters);
    }

    @Override
    public void close() {
        webhooks.close();
        builds.close();
        pulls.close();
        audit.close();
    }
}
