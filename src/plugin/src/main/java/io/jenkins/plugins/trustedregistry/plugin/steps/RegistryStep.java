// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.steps;

import io.jenkins.plugins.trustedregistry.plugin.login.RegistryChoice;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/** What all steps are told alike: which registry, and with what to log in. */
public abstract class RegistryStep extends Step {
    private String url = "";
    private String credentialsId = "";
    private boolean plainHttp;

    public final String getUrl() {
        return url;
    }

    @DataBoundSetter
    public final void setUrl(String url) {
        this.url = url.strip();
    }

    public final String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public final void setCredentialsId(String credentialsId) {
        this.credentialsId = credentialsId.strip();
    }

    public final boolean isPlainHttp() {
        return plainHttp;
    }

    @DataBoundSetter
    public final void setPlainHttp(boolean plainHttp) {
        this.plainHttp = plainHttp;
    }

    /** A job's configuration need not name what is empty. */
    protected Object readResolve() {
        url = orEmpty(url);
        credentialsId = orEmpty(credentialsId);
        return this;
    }

    protected static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    protected final RegistryChoice choice() {
        return new RegistryChoice(url, credentialsId, plainHttp);
    }
}
