// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.promotion.run;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.Announcer;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.DistributionListener;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.PushedImage;
import io.jenkins.plugins.trustedregistry.engine.events.event.PromotionEvent;
import io.jenkins.plugins.trustedregistry.engine.events.event.Publisher;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.promotion.copy.CopyPlan;
import io.jenkins.plugins.trustedregistry.engine.promotion.copy.CopyPlanner;
import io.jenkins.plugins.trustedregistry.engine.promotion.copy.ImageCopier;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.State;
import io.jenkins.plugins.trustedregistry.engine.scan.report.Summaries;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;

/**
 * Promotes one image and tells of it: the event PROMOTION at the source, and at the target what a push would be told as. Who may do it
 * was asked before. An image that was never scanned at the source is scanned at the target, if that wants it.
 */
public final class Promoter {
    private final Catalog catalog;
    private final CopyPlanner planner;
    private final ImageCopier copier;
    private final Gatekeeper gates;
    private final Summaries summaries;
    private final Announcer announcer;
    private final Announcer scanner;
    private final PromotionJobs onward;
    private final Publisher events;
    private final InstantSource clock;

    /**
     * @param listeners told as of a push
     * @param scans asked for a scan where none was carried along
     * @param onward asks the rules of the target
     */
    public Promoter(
            PromoterParts parts,
            List<DistributionListener> listeners,
            DistributionListener scans,
            PromotionJobs onward,
            Publisher events) {
        this.catalog = parts.catalog();
        this.planner = parts.planner();
        this.copier = parts.copier();
        this.gates = parts.gates();
        this.summaries = parts.summaries();
        this.clock = parts.clock();
        this.announcer = new Announcer(listeners);
        this.scanner = new Announcer(List.of(scans));
        this.onward = onward;
        this.events = events;
    }

    /**
     * Promotes what a tag points at now.
     *
     * @param within done in the transaction that changes the target; not called when nothing changes
     * @throws RegistryException MANIFEST_UNKNOWN when the source has no such image, DENIED when a gate blocks it; see {@link
     *     ImageCopier#copy}
     * @throws IOException when the storage can't be read
     */
    public Promotion promote(
            Repository source,
            Tag tag,
            Digest digest,
            RepositoryName target,
            Tag targetTag,
            Mover mover,
            Runnable within)
            throws IOException {
        CopyPlan plan = planner.plan(source, digest).orElseThrow(() -> gone(source, digest));
        gates.against(source, digest, target).ifPresent(reason -> {
            throw new RegistryException(ErrorCode.DENIED, reason);
        });
        Repository into = findOrMake(target, mover);
        if (copier.isThere(plan, into, targetTag)) {
            return new Promotion(into, targetTag, digest, plan.manifests().size(), false);
        }
        String origin = source.name() + ":" + tag;
        // Not fresh: it was pushed elsewhere, and what was said of it there came along.
        PushedImage image = new PushedImage(into, plan.image(), plan.parsedImage(), List.of(targetTag), false);
        copier.copy(plan, source, into, targetTag, mover.actor().name(), origin, () -> {
            within.run();
            stored(image, targetTag, origin, mover);
        });
        tell(source, tag, targetTag, image, mover);
        return new Promotion(into, targetTag, digest, plan.manifests().size(), true);
    }

    /** Within the transaction that changes the target: what follows from the promotion is in the queue of jobs when it is there. */
    private void stored(PushedImage image, Tag tag, String origin, Mover mover) {
        announcer.within(each -> each.manifestStored(image, mover.actor()));
        if (summaries.of(image.repository().id(), image.digest()).state() == State.NEVER_SCANNED) {
            scanner.within(each -> each.manifestStored(image, mover.actor()));
        }
        onward.promoted(image.repository(), tag, origin);
    }

    private void tell(Repository source, Tag tag, Tag targetTag, PushedImage image, Mover mover) {
        events.publish(
                new PromotionEvent(
                        source.name(), tag, image.repository().name(), targetTag, image.digest(), mover.rule()),
                mover.actor().name());
        announcer.tell(each -> each.manifestPushed(image, mover.actor()));
        onward.look();
    }

    /** The right to push was asked already, and on a missing repository only those have it who may make it by a push. */
    private Repository findOrMake(RepositoryName name, Mover mover) {
        return catalog.repositories().find(name).orElseGet(() -> {
            catalog.repositories()
                    .create(new Repository(
                            0,
                            name,
                            Repository.Visibility.PRIVATE,
                            "",
                            Repository.ScanMode.ON_PUSH,
                            clock.instant(),
                            mover.actor().name()))
                    .ifPresent(made -> announcer.tell(each -> each.repositoryCreated(made, mover.actor())));
            return catalog.repositories()
                    .find(name)
                    .orElseThrow(() -> new RegistryException(
                            ErrorCode.NAME_UNKNOWN, "The repository " + name + " was deleted meanwhile: try again."));
        });
    }

    private static RegistryException gone(Repository source, Digest digest) {
        return new RegistryException(
                ErrorCode.MANIFEST_UNKNOWN,
                "The image " + digest + " is not in " + source.name() + " any more: push it again.");
    }
}
