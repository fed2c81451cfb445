// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.credentials;

import com.cloudbees.plugins.credentials.CredentialsNameProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.NameWith;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import hudson.Extension;
import hudson.model.Failure;
import hudson.util.FormValidation;
import io.jenkins.plugins.trustedregistry.plugin.controller.Controller;
import io.jenkins.plugins.trustedregistry.plugin.controller.Loader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import jenkins.model.Jenkins;
import org.apache.commons.fileupload2.core.FileItem;
import org.jenkinsci.Symbol;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * A client bundle among Jenkins' credentials: the zip as it was downloaded, encrypted as a whole, so that neither its key nor its login
 * is ever on disk in clear.
 */
@NameWith(value = BundleCredentials.Named.class, priority = 32)
public final class BundleCredentials extends BaseStandardCredentials {
    private static final long serialVersionUID = 1L;

    private final SecretBytes bundle;
    private transient volatile @Nullable UploadedBundle read;

    /**
     * @param file the zip as a form uploads it; wins over the other
     * @param bundle the zip as JCasC and a form that leaves it as it is send it
     */
    @DataBoundConstructor
    public BundleCredentials(
            CredentialsScope scope,
            String id,
            String description,
            @Nullable FileItem<?> file,
            @Nullable SecretBytes bundle) {
        super(scope, id, description);
        this.bundle = chosen(uploaded(file), bundle);
        try {
            bundle();
        } catch (InvalidBundleException e) {
            throw new Failure(e.getMessage());
        }
    }

    private static byte[] uploaded(@Nullable FileItem<?> file) {
        try {
            return file == null ? new byte[0] : file.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SecretBytes chosen(byte[] uploaded, @Nullable SecretBytes kept) {
        if (uploaded.length > 0) {
            return SecretBytes.fromRawBytes(uploaded);
        }
        if (kept == null) {
            throw new Failure("Choose the zip of a client bundle: Trusted Registry > My profile makes one.");
        }
        return kept;
    }

    /** The zip, for forms and JCasC; what leaves Jenkins is encrypted. */
    public SecretBytes getBundle() {
        return bundle;
    }

    /** What is in it. */
    public RegistryBundle bundle() {
        UploadedBundle known = read;
        if (known == null) {
            known = Loader.PLUGIN.call(() -> UploadedBundle.read(bundle.getPlainData()));
            read = known;
        }
        return known;
    }

    // For the form and for lists.

    public String getSubject() {
        return bundle().subject();
    }

    public String getRegistry() {
        return bundle().registry();
    }

    public String getDockerHost() {
        return bundle().dockerHost().orElse("");
    }

    /** The day it ends, in UTC. */
    public String getExpires() {
        return day(bundle());
    }

    public boolean isExpired() {
        return bundle().isExpiredAt(Instant.now());
    }

    /** Whose it is, where it opens something and until when. */
    static String name(RegistryBundle bundle) {
        String until = day(bundle);
        return bundle.isExpiredAt(Instant.now())
                ? Messages.BundleCredentials_expiredName(bundle.subject(), bundle.registry(), until)
                : Messages.BundleCredentials_name(bundle.subject(), bundle.registry(), until);
    }

    private static String day(RegistryBundle bundle) {
        return bundle.expiresAt().atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** For lists. */
    public static final class Named extends CredentialsNameProvider<BundleCredentials> {
        @Override
        public String getName(BundleCredentials credentials) {
            return name(credentials.bundle());
        }
    }

    /** What Jenkins knows of this kind. */
    @Extension
    @Symbol("registryBundle")
    public static final class DescriptorImpl extends BaseStandardCredentialsDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.BundleCredentials_displayName();
        }

        /** For the dialog that chooses a kind. */
        public String getDescription() {
            return Messages.BundleCredentials_description();
        }

        /** Looks only at what is sent, and says nothing of Jenkins: whoever may see Jenkins may ask. */
        @POST
        public FormValidation doCheckZip(@QueryParameter String value) {
            Controller.JENKINS.require(Jenkins.READ);
            return BundleCheck.of(value);
        }
    }
}
