// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.criterion.RuleName;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.Mirror;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.MirrorPasswords;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.Mirrors;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.SealedPassword;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.RemotePassword;
import io.jenkins.plugins.trustedregistry.engine.settings.organization.RepositorySettings;
import io.jenkins.plugins.trustedregistry.engine.settings.organization.RulesAsCode;
import io.jenkins.plugins.trustedregistry.engine.settings.rule.MirrorSettings;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Mirrors as settings. A password that they don't give stays where it was for; it is never written down. */
public final class MirrorsAsCode implements RulesAsCode {
    private final Mirrors mirrors;
    private final InstantSource clock;

    public MirrorsAsCode(Mirrors mirrors, InstantSource clock) {
        this.mirrors = mirrors;
        this.clock = clock;
    }

    @Override
    public void apply(Repository repository, RepositorySettings wanted) {
        for (MirrorSettings each : wanted.mirrors()) {
            Optional<Mirror> there = mirrors.table().find(repository.id(), RuleName.parse(each.name()));
            if (there.isEmpty()) {
                mirrors.table().add(repository.id(), made(each));
            } else {
                Mirror changed = changed(there.get(), each);
                if (!changed.equals(there.get())) {
                    mirrors.table().change(changed);
                }
            }
        }
    }

    private Mirror made(MirrorSettings settings) {
        String id = UUID.randomUUID().toString();
        return Mirror.made(
                id,
                settings.wish(),
                settings.given().map(password -> mirrors.passwords().seal(password, id)),
                settings.ownedBy(),
                clock.instant());
    }

    /** The same mirror when nothing is said anew. */
    private Mirror changed(Mirror there, MirrorSettings settings) {
        Optional<SealedPassword> password = password(there, settings);
        boolean same = settings.wish().equals(there.wish())
                && settings.ownedBy().equals(there.owner())
                && password.equals(there.password());
        return same ? there : there.changed(settings.wish(), password, settings.ownedBy(), clock.instant());
    }

    private Optional<SealedPassword> password(Mirror there, MirrorSettings settings) {
        if (settings.given().isEmpty()) {
            return settings.wish().remote().isSameLoginAs(there.remote()) ? there.password() : Optional.empty();
        }
        RemotePassword wanted = settings.given().get();
        return isKept(there, wanted)
                ? there.password()
                : Optional.of(mirrors.passwords().seal(wanted, there.id()));
    }

    /** What can't be opened is not it: it is sealed with the key there is. */
    private boolean isKept(Mirror there, RemotePassword wanted) {
        MirrorPasswords passwords = mirrors.passwords();
        try {
            return passwords.open(there).filter(wanted::equals).isPresent();
        } catch (IllegalStateException e) {
            return false;
        }
    }

    @Override
    public RepositorySettings export(Repository repository, RepositorySettings settings) {
        return settings.withMirrors(mirrors.table().list(repository.id()).stream()
                .map(mirror -> MirrorSettings.of(mirror.wish(), mirror.owner()))
                .toList());
    }
}
