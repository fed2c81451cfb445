// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.common;

import io.jenkins.plugins.trustedregistry.engine.access.AccessControl;
import io.jenkins.plugins.trustedregistry.engine.access.Decision;
import io.jenkins.plugins.trustedregistry.engine.access.NamespaceAction;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;

/**
 * The access checks of the management API. A refusal that must not tell whether the thing exists is answered exactly as for a
 * missing one; whoever did not say who they are is asked to.
 */
public final class Guard {
    private final AccessControl access;

    public Guard(AccessControl access) {
        this.access = access;
    }

    /** Somebody must have said who they are. */
    public Check loggedIn() {
        return call -> {
            if (call.principal().isAnonymous()) {
                throw logIn();
            }
            return call;
        };
    }

    /** On the repository that the path names as {@code {repository...}}. */
    public Check onRepository(RepositoryAction action) {
        return call -> {
            require(call.principal(), RepositoryName.parse(call.parameter("repository")), action);
            return call;
        };
    }

    /** On the organization or namespace that the path names as {@code {organization}}. */
    public Check onOrganization(NamespaceAction action) {
        return call -> {
            require(call.principal(), NamespaceName.parse(call.parameter("organization")), action);
            return call;
        };
    }

    /** On the registry as a whole. */
    public Check onRegistry() {
        return call -> {
            requireRegistry(call.principal());
            return call;
        };
    }

    public void require(Principal principal, RepositoryName repository, RepositoryAction action) {
        enforce(principal, access.onRepository(principal, repository, action));
    }

    public void require(Principal principal, NamespaceName namespace, NamespaceAction action) {
        enforce(principal, access.onNamespace(principal, namespace, action));
    }

    public void requireRegistry(Principal principal) {
        enforce(principal, access.onRegistry(principal));
    }

    private static void enforce(Principal principal, Decision decision) {
        if (decision instanceof Decision.Refused refused) {
            if (principal.isAnonymous()) {
                throw logIn();
            }
            throw refused.visible() ? Refusals.denied(refused.reason()) : Refusals.missing(refused.reason());
        }
    }

    private static RuntimeException logIn() {
        return Refusals.unauthorized(
                "This needs a login: send a user name with a password or access token (Basic), an access"
                        + " token (Bearer), or a client certificate.");
    }
}
