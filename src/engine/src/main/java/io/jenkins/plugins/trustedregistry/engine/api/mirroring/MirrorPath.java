// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.mirroring;

import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.criterion.RuleName;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.Mirror;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.MirrorTable;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;

/** What a call's path names; it may have gone since the checks ran. */
final class MirrorPath {
    private MirrorPath() {}

    static Mirror mirror(MirrorTable table, Repository repository, Call call) {
        return named(table, repository, call.parameter("mirror"));
    }

    static Mirror named(MirrorTable table, Repository repository, String text) {
        try {
            return table.find(repository.id(), RuleName.parse(text)).orElseThrow(() -> missing(repository, text));
        } catch (RegistryException e) {
            throw missing(repository, text);
        }
    }

    static RegistryException missing(Repository repository, String mirror) {
        return Refusals.missing("There is no mirror '" + Shown.of(mirror) + "' in " + repository.name()
                + ": list them to see which there are.");
    }
}
