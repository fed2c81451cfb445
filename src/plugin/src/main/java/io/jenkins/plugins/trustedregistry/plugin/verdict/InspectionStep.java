// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.verdict;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.trustedregistry.plugin.login.RegistryChoice;
import io.jenkins.plugins.trustedregistry.plugin.steps.RegistryStep;
import java.io.IOException;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundSetter;

/** A step that waits until something is known of one image. */
public abstract class InspectionStep extends RegistryStep {
    private static final int USUAL_MINUTES = 60;

    private final String image;
    private String layout = "";
    private String archive = "";
    private String platform = "";
    private int minutes = USUAL_MINUTES;

    InspectionStep(String image) {
        this.image = image.strip();
    }

    public final String getImage() {
        return image;
    }

    public final String getLayout() {
        return layout;
    }

    @DataBoundSetter
    public final void setLayout(String layout) {
        this.layout = layout.strip();
    }

    public final String getArchive() {
        return archive;
    }

    @DataBoundSetter
    public final void setArchive(String archive) {
        this.archive = archive.strip();
    }

    public final String getPlatform() {
        return platform;
    }

    @DataBoundSetter
    public final void setPlatform(String platform) {
        this.platform = platform.strip();
    }

    /** How long to wait at the most. */
    public final int getMinutes() {
        return minutes;
    }

    @DataBoundSetter
    public final void setMinutes(int minutes) {
        this.minutes = minutes < 1 ? USUAL_MINUTES : minutes;
    }

    @Override
    protected Object readResolve() {
        layout = orEmpty(layout);
        archive = orEmpty(archive);
        platform = orEmpty(platform);
        minutes = minutes < 1 ? USUAL_MINUTES : minutes;
        return super.readResolve();
    }

    final RegistryChoice said() {
        return choice();
    }

    /** Whether a verdict is wanted, not only what is in the image. */
    abstract boolean gates();

    /** The one policy that is meant; empty: all that apply. */
    abstract String gatePolicy();

    /** Whether a verdict that blocks leaves the build going on. */
    abstract boolean isOnlyUnstable();

    @Override
    public final StepExecution start(StepContext context) {
        return new InspectionExecution(context, new Asked(this, parameter -> parameter));
    }

    /** Does it in the calling thread, for freestyle jobs. Interrupting ends it. */
    public final Map<String, Object> perform(
            Run<?, ?> run, FilePath workspace, EnvVars environment, TaskListener listener)
            throws IOException, InterruptedException {
        if (image.isEmpty()) {
            throw new AbortException("No image is named: write repository:tag, or repository@digest.");
        }
        Asked asked = new Asked(this, parameter -> environment.expand(parameter).strip());
        Scene scene = new Scene(run, java.util.Optional.of(workspace), environment, listener);
        return new Inspection(scene, asked).await();
    }
}
