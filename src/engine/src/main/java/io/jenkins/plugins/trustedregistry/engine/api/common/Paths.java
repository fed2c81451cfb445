// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.common;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;

/** Paths that several subjects of the API have routes below. */
public final class Paths {
    public static final String API = "/api/v1";
    public static final String ORGANIZATION = API + "/organizations/{organization}";
    public static final String NAMESPACE = API + "/namespaces/{organization}";

    /** A repository's name could be anything up to the end of the path, so what lies behind the name comes first in a table. */
    public static final String REPOSITORY = API + "/repositories/{repository...}";

    private Paths() {}

    /** The repository that the path names; it may have gone since the checks ran. */
    public static Repository repository(Repositories repositories, Call call) {
        RepositoryName name = RepositoryName.parse(call.parameter("repository"));
        return repositories.find(name).orElseThrow(() -> missing(name));
    }

    /** Of a repository that is gone. */
    public static RegistryException missing(RepositoryName name) {
        return Refusals.missing("The repository " + name + " is not there: it was deleted, or never made.");
    }
}
