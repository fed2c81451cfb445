// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.steps;

import hudson.AbortException;
import io.jenkins.plugins.trustedregistry.plugin.agent.ImageParts;
import io.jenkins.plugins.trustedregistry.plugin.agent.StoredAt;
import java.util.Optional;
import org.kohsuke.stapler.DataBoundSetter;

/** A step that moves an image between a registry and a daemon, or files of the workspace. */
public abstract class TransferStep extends ImageStep {
    private String layout = "";
    private String archive = "";
    private String platform = "";
    private boolean referrers;

    TransferStep(String image) {
        super(image);
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

    public final boolean isReferrers() {
        return referrers;
    }

    @DataBoundSetter
    public final void setReferrers(boolean referrers) {
        this.referrers = referrers;
    }

    @Override
    protected Object readResolve() {
        layout = orEmpty(layout);
        archive = orEmpty(archive);
        platform = orEmpty(platform);
        return super.readResolve();
    }

    /** The files it is about; empty: a docker daemon. */
    final Optional<StoredAt> files(Site site) throws AbortException {
        if (!layout.isEmpty() && !archive.isEmpty()) {
            throw new AbortException("Both layout and archive are given: name the one that holds the image.");
        }
        if (!layout.isEmpty()) {
            return Optional.of(new StoredAt(StoredAt.Kind.LAYOUT, site.text(layout)));
        }
        return archive.isEmpty()
                ? Optional.empty()
                : Optional.of(new StoredAt(StoredAt.Kind.ARCHIVE, site.text(archive)));
    }

    final ImageParts parts(Site site) {
        return new ImageParts(site.text(platform), referrers);
    }

    /** A daemon has images for one platform only, and nothing that refers to them. */
    final void requireFilesForParts() throws AbortException {
        if (referrers) {
            throw new AbortException(
                    "referrers needs layout or archive: a docker daemon keeps nothing that refers to an image.");
        }
    }
}
