// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.trigger;

import hudson.model.Cause;
import io.jenkins.plugins.trustedregistry.plugin.controller.Controller;
import io.jenkins.plugins.trustedregistry.plugin.pages.ImageAddress;
import io.jenkins.plugins.trustedregistry.plugin.permission.RegistryPermissions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.export.Exported;

/** Says which image started a build, and why. Kept with the build; scripts read it with {@code currentBuild.getBuildCauses()}. */
public final class RegistryImageCause extends Cause {
    private final String repository;
    private final String tag;
    private final String digest;
    private final String occasion;
    private final String actor;

    RegistryImageCause(Change change) {
        repository = change.repository().name();
        tag = change.tag().name();
        digest = change.digest().toString();
        occasion = change.occasion().name();
        actor = change.actor();
    }

    @Override
    public String getShortDescription() {
        return Messages.RegistryImageCause_shortDescription(getImage(), digest, getWords(), actor);
    }

    /** Repository and tag. */
    @Exported(visibility = 3)
    public String getImage() {
        return repository + ":" + tag;
    }

    @Exported(visibility = 3)
    public String getDigest() {
        return digest;
    }

    /** push, promote or scan-worse. */
    @Exported(visibility = 3)
    public String getOccasion() {
        return Occasion.valueOf(occasion).toString();
    }

    /** For the page: what stands before and behind the link. */
    public String getWords() {
        return Occasion.valueOf(occasion).words();
    }

    /** For the page. */
    public String getActor() {
        return actor;
    }

    /** For the page: the image in the registry's pages, below those of Jenkins. */
    public String getAddress() {
        return ImageAddress.of(repository, digest);
    }

    /** For the page: the registry's pages are not for everybody who sees the build. */
    public boolean isLinked() {
        return Controller.JENKINS.may(Controller.JENKINS.caller(), RegistryPermissions.VIEW);
    }

    /** Jenkins shows equal causes once. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RegistryImageCause cause
                && cause.getShortDescription().equals(getShortDescription());
    }

    @Override
    public int hashCode() {
        return Objects.hash(repository, tag, digest, occasion, actor);
    }
}
