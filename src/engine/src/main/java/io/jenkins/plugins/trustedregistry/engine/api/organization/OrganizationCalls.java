// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.organization;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Namespace;
import io.jenkins.plugins.trustedregistry.engine.accounts.Namespaces;
import io.jenkins.plugins.trustedregistry.engine.accounts.Organization;
import io.jenkins.plugins.trustedregistry.engine.accounts.Organizations;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.JsonBody;
import io.jenkins.plugins.trustedregistry.engine.api.common.Orders;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.deletion.Deletions;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Organizations, and the switches of every namespace. */
final class OrganizationCalls {
    private final Organizations organizations;
    private final Namespaces namespaces;
    private final Deletions deletions;

    OrganizationCalls(Organizations organizations, Namespaces namespaces, Deletions deletions) {
        this.organizations = organizations;
        this.namespaces = namespaces;
        this.deletions = deletions;
    }

    /** Administrators see all, others those they own or have a team in. */
    Reply list(Call call) {
        Page.Request page = Page.Request.of(call);
        Principal caller = call.principal();
        List<Organization> found = caller.registryAdmin()
                ? organizations.list(page.after(), page.limit() + 1)
                : organizations.list(caller.identities(), page.after(), page.limit() + 1);
        return Json.ok(page.page(found, organization -> organization.name().name(), OrganizationView::of));
    }

    Reply create(Call call) throws IOException {
        JsonBody body = JsonBody.of(call, "name", "description", "createOnPush", "owners");
        Organization organization = new Organization(
                NamespaceName.parse(body.text("name")),
                body.optionalText("description").orElse(""),
                body.flag("createOnPush").orElse(false),
                Set.copyOf(body.members("owners").orElse(List.of())));
        organizations.create(organization);
        return Json.created("/api/v1/organizations/" + organization.name(), OrganizationView.of(organization));
    }

    Reply show(Call call) {
        return Json.ok(OrganizationView.of(find(call)));
    }

    Reply change(Call call) throws IOException {
        JsonBody body = JsonBody.of(call, "description", "createOnPush", "owners");
        Organization now = find(call);
        Organization changed = new Organization(
                now.name(),
                body.optionalText("description").orElse(now.description()),
                body.flag("createOnPush").orElse(now.createOnPush()),
                body.members("owners").map(Set::copyOf).orElse(now.owners()));
        if (!organizations.update(changed)) {
            throw missing(now.name());
        }
        return Json.ok(OrganizationView.of(changed));
    }

    Reply delete(Call call) {
        NamespaceName name = NamespaceName.parse(call.parameter("organization"));
        if (deletions
                .organization(name, Orders.flag(call, "cascade"), Orders.of(call))
                .isEmpty()) {
            throw missing(name);
        }
        return Json.gone();
    }

    Reply showNamespace(Call call) {
        return Json.ok(namespace(call));
    }

    Reply changeNamespace(Call call) throws IOException {
        JsonBody body = JsonBody.of(call, "createOnPush");
        NamespaceView now = namespace(call);
        body.flag("createOnPush").ifPresent(on -> namespaces.switchCreateOnPush(now.name(), on));
        return Json.ok(namespace(call));
    }

    private NamespaceView namespace(Call call) {
        NamespaceName name = NamespaceName.parse(call.parameter("organization"));
        return namespaces
                .find(name)
                .map(NamespaceView::of)
                .orElseThrow(() -> Refusals.missing(
                        "There is no namespace " + name + ": neither an organization nor a user has that name."));
    }

    private Organization find(Call call) {
        NamespaceName name = NamespaceName.parse(call.parameter("organization"));
        return organizations.find(name).orElseThrow(() -> missing(name));
    }

    private static RegistryException missing(NamespaceName name) {
        return Refusals.missing("There is no organization " + name + ".");
    }

    /** An organization as the API shows it. */
    record OrganizationView(NamespaceName name, String description, boolean createOnPush, List<Member> owners) {
        static OrganizationView of(Organization organization) {
            return new OrganizationView(
                    organization.name(),
                    organization.description(),
                    organization.createOnPush(),
                    organization.owners().stream().sorted().toList());
        }
    }

    /** A namespace as the API shows it; kind is organization or personal. */
    record NamespaceView(NamespaceName name, String kind, boolean createOnPush) {
        static NamespaceView of(Namespace namespace) {
            return new NamespaceView(
                    namespace.name(), namespace.kind().name().toLowerCase(Locale.ROOT), namespace.createOnPush());
        }
    }
}
