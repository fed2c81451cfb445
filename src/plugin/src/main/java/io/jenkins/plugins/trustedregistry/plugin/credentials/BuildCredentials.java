// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.credentials;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsUnavailableException;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import hudson.Extension;
import hudson.model.Descriptor;
import hudson.model.Run;
import hudson.remoting.Channel;
import hudson.util.Secret;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildLogin;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The running build as a user name and a password. In lists it is a name without a password; a run that asks for it gets its own, which
 * ends with the run. Never stored.
 */
public final class BuildCredentials extends BaseStandardCredentials implements StandardUsernamePasswordCredentials {
    public static final String ID = "trusted-registry";
    private static final long serialVersionUID = 1L;

    // Left out of the fingerprint that Jenkins keeps of each credential it has seen: else there would be one for each
    // run.
    @SuppressFBWarnings(
            value = "SE_TRANSIENT_FIELD_NOT_RESTORED",
            justification = "What comes back from a file has no run, so it has no password")
    private final transient @Nullable Secret password;

    BuildCredentials() {
        this(null);
    }

    private BuildCredentials(@Nullable Secret password) {
        super(CredentialsScope.GLOBAL, ID, Messages.BuildCredentials_description());
        this.password = password;
    }

    @Override
    public String getUsername() {
        return BuildLogin.USER;
    }

    @Override
    public boolean isUsernameSecret() {
        return false;
    }

    @Override
    public Secret getPassword() {
        if (password == null) {
            throw new CredentialsUnavailableException(
                    "password",
                    "The credentials " + ID + " stand for a running build: they have no password outside of one, or"
                            + " while the registry is not running.");
        }
        return password;
    }

    @Override
    public Credentials forRun(Run<?, ?> run) {
        Optional<BuildLogin> login = RunLogins.OF_JENKINS.of(run);
        return login.<Credentials>map(found ->
                        new BuildCredentials(Secret.fromString(found.secret().text())))
                .orElse(this);
    }

    /** What goes to an agent is an ordinary credential, which needs nothing of this plugin there. */
    private Object writeReplace() throws Descriptor.FormException {
        return Channel.current() == null || password == null
                ? this
                : new UsernamePasswordCredentialsImpl(
                        CredentialsScope.GLOBAL, ID, getDescription(), getUsername(), password.getPlainText());
    }

    /** What Jenkins knows of this kind: nobody adds one by hand. */
    @Extension
    public static final class DescriptorImpl extends BaseStandardCredentialsDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.BuildCredentials_displayName();
        }

        @Override
        public boolean isApplicable(CredentialsProvider provider) {
            return provider instanceof BuildCredentialsProvider;
        }
    }
}
