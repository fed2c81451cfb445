// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.steps;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.trustedregistry.engine.client.ImageName;
import io.jenkins.plugins.trustedregistry.engine.client.RegistryUrl;
import io.jenkins.plugins.trustedregistry.plugin.login.CredentialsChoices;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What Jenkins knows of each of these steps. */
public abstract class RegistryStepDescriptor extends StepDescriptor {
    private final String functionName;

    protected RegistryStepDescriptor(String functionName) {
        this.functionName = functionName;
    }

    @Override
    public final String getFunctionName() {
        return functionName;
    }

    @Override
    public Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, FilePath.class, EnvVars.class, TaskListener.class);
    }

    /** Shows credentials only to those who may use them in the job. */
    @POST
    public ListBoxModel doFillCredentialsIdItems(
            @AncestorInPath @Nullable Item item, @QueryParameter String credentialsId) {
        return CredentialsChoices.of(item, credentialsId);
    }

    /** What is wrong with the name of an image. */
    @POST
    public FormValidation doCheckImage(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormCheck.of(item, value, ImageName::parse);
    }

    /** What is wrong with the address of a registry; empty is the registry of this Jenkins, or of the block around. */
    @POST
    public FormValidation doCheckUrl(
            @AncestorInPath @Nullable Item item, @QueryParameter String value, @QueryParameter boolean plainHttp) {
        return value.isBlank()
                ? FormValidation.ok()
                : FormCheck.of(item, value, address -> RegistryUrl.parse(address, plainHttp));
    }
}
