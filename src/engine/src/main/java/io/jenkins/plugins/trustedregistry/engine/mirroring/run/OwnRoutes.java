// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.run;

import io.jenkins.plugins.trustedregistry.engine.access.Limits;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.Proof;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.RegistryUrl;
import io.jenkins.plugins.trustedregistry.engine.client.Retries;
import io.jenkins.plugins.trustedregistry.engine.client.image.ImageTarget;
import io.jenkins.plugins.trustedregistry.engine.client.login.Login;
import io.jenkins.plugins.trustedregistry.engine.client.remote.RemoteRegistry;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Router;
import io.jenkins.plugins.trustedregistry.engine.inprocess.RouterTransport;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRefusedException;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.Mirror;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.MirrorRights;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The registry's own routes, as the owner of a mirror reaches them: limited to the one repository and to reading and writing images,
 * whatever else the owner may. A mirror of the settings, which only administrators write, is limited in the same way. What it pushes is
 * told as the owner's, by way of the mirror.
 */
public final class OwnRoutes {
    /** For sentences; nothing is sent there. */
    private static final String NAME = "https://this.registry";

    private static final int ATTEMPTS = 3;

    private final MirrorRights rights;
    private volatile @Nullable Router router;

    public OwnRoutes(MirrorRights rights) {
        this.rights = rights;
    }

    /** The routes are put together last, when everything else stands. */
    public void use(Router made) {
        router = made;
    }

    ImageTarget target(Mirror mirror, RepositoryName repository) {
        Router routes = router;
        if (routes == null) {
            throw new IllegalStateException("The registry's routes are not there yet");
        }
        RouterTransport transport = RouterTransport.as(routes, principal(mirror, repository));
        RemoteRegistry registry = RemoteRegistry.of(
                url(), Login.NONE, transport, new Retries(ATTEMPTS, time -> Thread.sleep(time.toMillis())));
        return registry.repository(repository).target();
    }

    Principal principal(Mirror mirror, RepositoryName repository) {
        Principal owner = mirror.owner()
                .map(member -> rights.current(member)
                        .orElseThrow(() -> new JobRefusedException("The mirror runs on the rights of " + member
                                + ", an account that is gone or disabled.")))
                .orElseGet(() -> ofSettings(mirror));
        Limits limits = new Limits(Optional.of(Role.READ_WRITE), Set.of(repository.name()), Optional.empty());
        return owner.limitedTo(limits)
                .provenBy(new Proof(Proof.Kind.MIRROR, mirror.name().text()));
    }

    private static Principal ofSettings(Mirror mirror) {
        return new Principal(Optional.of(Member.user("mirror:" + mirror.name().text())), Set.of(), true, Limits.NONE);
    }

    private static RegistryUrl url() {
        try {
            return RegistryUrl.parse(NAME, false);
        } catch (ClientException e) {
            throw new IllegalStateException("The name of the registry here is no address", e);
        }
    }
}
