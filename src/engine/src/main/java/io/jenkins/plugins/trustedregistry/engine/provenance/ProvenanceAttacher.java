// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.provenance;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.Proof;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.catalog.ManifestSummary;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuild;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.Actor;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.DistributionListener;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.PushedImage;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Attaches a statement to each image that a running build brings into the registry, before the push is answered: what follows it, a
 * promotion or a gate, finds the statement there. It costs some milliseconds, and only pushes of builds. An image that is in the registry
 * already comes from whoever pushed it first: a build that copies it to another repository takes the statement along and makes none.
 *
 * <p>Nobody is told of it as of a push. What goes wrong is logged; the push is good all the same.
 */
public final class ProvenanceAttacher implements DistributionListener {
    private static final Logger LOG = LoggerFactory.getLogger(ProvenanceAttacher.class);
    private static final Pattern BESIDE = Pattern.compile("sha(256|512)-[0-9a-f]{64,128}(\\.\\w+)?");
    private static final int MOST_HOLDERS = 100;

    private final ProvenanceParts parts;
    private final Attestations attestations;

    public ProvenanceAttacher(ProvenanceParts parts) {
        this.parts = parts;
        this.attestations = new Attestations(parts);
    }

    @Override
    public void manifestPushed(PushedImage image, Actor actor) {
        if (image.manifest().subject().isPresent() || isBesideAnImage(image)) {
            return; // signatures and the like
        }
        actor.proof().filter(proof -> proof.kind() == Proof.Kind.BUILD_LOGIN).ifPresent(proof -> attach(image, proof));
    }

    /** What cosign pushes under a tag that names an image's digest. */
    private static boolean isBesideAnImage(PushedImage image) {
        return image.tags().stream().anyMatch(tag -> BESIDE.matcher(tag.name()).matches());
    }

    private void attach(PushedImage image, Proof proof) {
        Optional<RunningBuild> build = parts.logins().build(proof.id());
        Optional<ManifestSummary> pushed =
                parts.catalog().manifests().summary(image.repository().id(), image.digest());
        if (build.isEmpty() || pushed.isEmpty()) {
            return;
        }
        Attestations.Place place = new Attestations.Place(
                image.repository(), pushed.get(), parts.staging().of(Principal.ANONYMOUS.provenBy(proof)));
        try {
            List<Repository> others = others(image);
            if (image.fresh() && others.isEmpty()) {
                sign(place, build.get());
            } else {
                takeAlong(place, build.get(), others);
            }
        } catch (IOException | RegistryException e) {
            LOG.error(
                    "No statement of where it comes from was attached to {} in {}",
                    image.digest(),
                    image.repository().name(),
                    e);
        }
    }

    private List<Repository> others(PushedImage image) {
        return parts.catalog().manifests().holders(image.digest(), MOST_HOLDERS).stream()
                .filter(name -> !name.equals(image.repository().name()))
                .flatMap(name -> parts.catalog().repositories().find(name).stream())
                .toList();
    }

    private void sign(Attestations.Place place, RunningBuild build) throws IOException {
        Optional<BuildFacts> facts = parts.knowledge().find(build.id());
        if (facts.isPresent() && !attestations.speakOf(place, build.id())) {
            byte[] statement =
                    Statement.of(place.repository().name(), place.image().digest(), facts.get());
            attestations.add(place, Envelope.of(statement, parts.key()), build.id());
        }
    }

    /** Only from where the build may look: who may not see a repository learns nothing of who pushed there. */
    private void takeAlong(Attestations.Place place, RunningBuild build, List<Repository> others) throws IOException {
        for (Repository other : others) {
            boolean sees = parts.access()
                    .onRepository(build.principal(), other.name(), RepositoryAction.PULL)
                    .allowed();
            if (sees && attestations.copy(other, place)) {
                return;
            }
        }
    }
}
