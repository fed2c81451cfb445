// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.admission;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.Actor;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.Announcer;
import io.jenkins.plugins.trustedregistry.engine.distribution.request.Lookup;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.time.InstantSource;

/**
 * Makes the repository of a push that is not there yet: private, scanned on push. Stands behind the check for the right to push,
 * which on a missing repository is given only to those for whom create-on-push is switched on.
 */
public final class CreateOnPush implements Check {
    private final Repositories repositories;
    private final Announcer announcer;
    private final InstantSource clock;

    public CreateOnPush(Repositories repositories, Announcer announcer, InstantSource clock) {
        this.repositories = repositories;
        this.announcer = announcer;
        this.clock = clock;
    }

    @Override
    public Call check(Call call) {
        RepositoryName name = Lookup.name(call);
        if (repositories.find(name).isEmpty()) {
            repositories
                    .create(fresh(name, call))
                    .ifPresent(made -> announcer.tell(each -> each.repositoryCreated(made, Actor.of(call))));
        }
        return call;
    }

    private Repository fresh(RepositoryName name, Call call) {
        return new Repository(
                0,
                name,
                Repository.Visibility.PRIVATE,
                "",
                Repository.ScanMode.ON_PUSH,
                clock.instant(),
                call.principal().shownName());
    }

    @Override
    public String toString() {
        return "create on push";
    }
}
