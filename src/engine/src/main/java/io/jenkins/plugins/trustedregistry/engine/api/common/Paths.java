// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.common;

/** Paths that several subjects of the API have routes below. */
public final class Paths {
    public static final String API = "/api/v1";
    public static final String ORGANIZATION = API + "/organizations/{organization}";
    public static final String NAMESPACE = API + "/namespaces/{organization}";

    /** A repository's name could be anything up to the end of the path, so what lies behind the name comes first in a table. */
    public static final String REPOSITORY = API + "/repositories/{repository...}";

    private Paths() {}
}
