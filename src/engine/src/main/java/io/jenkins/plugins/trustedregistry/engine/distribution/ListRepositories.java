// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.VisibleRepositories;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.distribution.admission.JsonReply;
import io.jenkins.plugins.trustedregistry.engine.distribution.admission.Standing;
import io.jenkins.plugins.trustedregistry.engine.distribution.request.Page;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Endpoint;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import java.util.List;
import java.util.Map;

/**
 * The names of the repositories that the caller may see; no part of the specification, but known to every registry. What a bearer
 * token was issued for does not count here: it names actions on repositories, and none of them is "be listed".
 */
final class ListRepositories implements Endpoint {
    private static final int MOST = 1_000;

    private final VisibleRepositories visible;

    ListRepositories(VisibleRepositories visible) {
        this.visible = visible;
    }

    @Override
    public Reply handle(Call call) {
        Page page = Page.of(call, MOST);
        Principal who = Standing.wholeRights(call.principal());
        List<Repository> found = page.size() == 0 ? List.of() : visible.to(who, page.last(), page.toRead());
        Reply reply = JsonReply.of(
                200,
                Map.of(
                        "repositories",
                        page.cut(found).stream().map(each -> each.name().name()).toList()));
        return page.link(reply, "/v2/_catalog", found, each -> each.name().name());
    }
}
