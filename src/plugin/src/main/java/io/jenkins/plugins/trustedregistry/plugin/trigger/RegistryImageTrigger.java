// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.trigger;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.Job;
import hudson.triggers.Trigger;
import hudson.triggers.TriggerDescriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.trustedregistry.engine.access.Decision;
import io.jenkins.plugins.trustedregistry.plugin.host.RunningRegistry;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import jenkins.model.ParameterizedJobMixIn.ParameterizedJob;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code registryImage('technology/base:stable')}: starts the job when that image changes. */
public final class RegistryImageTrigger extends Trigger<Job<?, ?>> {
    static final String USUALLY = "push,promote";

    private final String image;
    private String on = USUALLY;
    private transient @Nullable AtomicReference<String> latest;
    // null after Jenkins has read the job; no constructor runs then
    private transient volatile @Nullable Optional<Watch> watch;

    /** @throws IllegalArgumentException with a sentence when this is no image that can be waited for */
    @DataBoundConstructor
    public RegistryImageTrigger(String image) {
        this.image = image.strip();
        Watch.parse(this.image, USUALLY);
    }

    public String getImage() {
        return image;
    }

    public String getOn() {
        return on;
    }

    @DataBoundSetter
    public void setOn(String on) {
        Occasion.parse(on);
        this.on = on.strip();
        watch = null;
    }

    @Override
    public void start(Job<?, ?> project, boolean newInstance) {
        super.start(project, newInstance);
        ImageTriggers.OF_JENKINS.add(this);
    }

    @Override
    public void stop() {
        ImageTriggers.OF_JENKINS.remove(this);
        super.stop();
    }

    /** Empty before the job was loaded, and after the trigger was taken from it. */
    Optional<Job<?, ?>> startedJob() {
        return Optional.ofNullable(job);
    }

    /** Empty when somebody broke the job's file. Asked at every event, so it is read once. */
    Optional<Watch> watch() {
        Optional<Watch> known = watch;
        if (known == null) {
            known = parsed();
            watch = known;
        }
        return known;
    }

    private Optional<Watch> parsed() {
        try {
            return Optional.of(Watch.parse(image, on));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether a push or promotion brought what was there already, as far as is remembered. */
    synchronized boolean isKnown(Change change) {
        AtomicReference<String> seen = latest == null ? new AtomicReference<>("") : latest;
        latest = seen;
        String before = seen.getAndSet(change.digest().toString());
        return change.occasion() != Occasion.SCAN_WORSE
                && before.equals(change.digest().toString());
    }

    /** What Jenkins knows of it. */
    @Extension
    @Symbol("registryImage")
    public static final class DescriptorImpl extends TriggerDescriptor {
        @Override
        public boolean isApplicable(Item item) {
            return item instanceof Job && item instanceof ParameterizedJob;
        }

        @Override
        public String getDisplayName() {
            return Messages.RegistryImageTrigger_displayName();
        }

        /** Says to whoever may configure the job what is wrong with an image, and whether the job may see it. */
        @POST
        public FormValidation doCheckImage(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
            if (item == null || !item.hasPermission(Item.CONFIGURE)) {
                return FormValidation.ok();
            }
            try {
                Watch watch = Watch.parse(value.strip(), USUALLY);
                return RunningRegistry.OF_JENKINS
                        .state()
                        .registry()
                        .map(registry -> registry.imagesOf(item.getFullName()).mayPull(watch.repository()))
                        .map(DescriptorImpl::said)
                        .orElseGet(FormValidation::ok);
            } catch (IllegalArgumentException e) {
                return FormValidation.error(e.getMessage());
            }
        }

        private static FormValidation said(Decision decision) {
            return decision.allowed() ? FormValidation.ok() : FormValidation.warning(decision.reason());
        }

        @POST
        public FormValidation doCheckOn(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
            if (item == null || !item.hasPermission(Item.CONFIGURE)) {
                return FormValidation.ok();
            }
            try {
                Occasion.parse(value);
                return FormValidation.ok();
            } catch (IllegalArgumentException e) {
                return FormValidation.error(e.getMessage());
            }
        }
    }
}
