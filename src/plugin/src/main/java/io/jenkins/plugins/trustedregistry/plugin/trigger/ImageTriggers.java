// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.trigger;

import hudson.model.CauseAction;
import hudson.model.Job;
import io.jenkins.plugins.trustedregistry.engine.Registry;
import io.jenkins.plugins.trustedregistry.engine.events.event.Event;
import io.jenkins.plugins.trustedregistry.engine.events.event.Subscriber;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.plugin.controller.Loader;
import io.jenkins.plugins.trustedregistry.plugin.host.HostEvents;
import io.jenkins.plugins.trustedregistry.plugin.host.RunningRegistry;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.model.ParameterizedJobMixIn;
import jenkins.model.ParameterizedJobMixIn.ParameterizedJob;
import jenkins.util.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The jobs that wait for images. Several changes within some seconds start one build, whose causes are all of them: Jenkins' queue puts
 * those together that are asked for while the first still rests.
 */
final class ImageTriggers implements Subscriber {
    /** Those of this Jenkins. */
    static final ImageTriggers OF_JENKINS = new ImageTriggers();

    private static final Logger LOG = LoggerFactory.getLogger(ImageTriggers.class);
    private static final int REST_SECONDS = 5;

    private final Set<RegistryImageTrigger> waiting = ConcurrentHashMap.newKeySet();
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    private ImageTriggers() {}

    void add(RegistryImageTrigger trigger) {
        waiting.add(trigger);
        HostEvents.OF_JENKINS.listen(this);
    }

    void remove(RegistryImageTrigger trigger) {
        waiting.remove(trigger);
    }

    /** On the thread of a push: looks which jobs it is about, and leaves the rest to another thread. */
    @Override
    public void happened(Event event, String actor) {
        for (RegistryImageTrigger trigger : waiting) {
            trigger.watch()
                    .flatMap(watch -> watch.in(event, actor))
                    .ifPresent(change -> later(() -> start(trigger, change)));
        }
    }

    /** One after the other, in the order of what happened: a promotion is told of before the tag that it brings. */
    private synchronized void later(Runnable work) {
        last = last.handleAsync(
                (done, failed) -> {
                    work.run();
                    return null;
                },
                Timer.get());
    }

    private static void start(RegistryImageTrigger trigger, Change change) {
        try {
            trigger.startedJob().ifPresent(job -> start(trigger, job, change));
        } catch (RuntimeException e) {
            LOG.error("A job that waits for {} could not be started", change.repository(), e);
        }
    }

    private static void start(RegistryImageTrigger trigger, Job<?, ?> job, Change change) {
        if (change.isOf(job.getFullName()) || !isSeen(job, change) || trigger.isKnown(change)) {
            return;
        }
        int rest = job instanceof ParameterizedJob known ? known.getQuietPeriod() : 0;
        ParameterizedJobMixIn.scheduleBuild2(
                job, Math.max(REST_SECONDS, rest), new CauseAction(new RegistryImageCause(change)));
    }

    /** Whether the job may pull the image, and the tag is still at it. */
    private static boolean isSeen(Job<?, ?> job, Change change) {
        Optional<Registry> registry = RunningRegistry.OF_JENKINS.state().registry();
        Optional<Digest> now = registry.flatMap(running ->
                Loader.PLUGIN.call(() -> running.imagesOf(job.getFullName()).find(change.repository(), change.tag())));
        if (now.isEmpty()) {
            LOG.debug("The job {} may not see {}, or it is gone: not started", job.getFullName(), change.repository());
        }
        return now.filter(change.digest()::equals).isPresent();
    }
}
