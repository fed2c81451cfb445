// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.Tags;
import io.jenkins.plugins.trustedregistry.engine.distribution.admission.JsonReply;
import io.jenkins.plugins.trustedregistry.engine.distribution.request.Lookup;
import io.jenkins.plugins.trustedregistry.engine.distribution.request.Page;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Endpoint;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A repository's tags in the order of their bytes (distribution-spec, "Listing Tags"; end-8a, end-8b). */
final class ListTags implements Endpoint {
    /** Clients that know no Link header and give no n see only this many. */
    private static final int MOST = 10_000;

    private final Lookup lookup;
    private final Tags tags;

    ListTags(Lookup lookup, Tags tags) {
        this.lookup = lookup;
        this.tags = tags;
    }

    @Override
    public Reply handle(Call call) {
        Repository repository = lookup.repository(call);
        Page page = Page.of(call, MOST);
        List<Tag> found = page.size() == 0 ? List.of() : tags.list(repository.id(), page.last(), page.toRead());
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("name", repository.name().name());
        content.put("tags", page.cut(found).stream().map(Tag::name).toList());
        return page.link(JsonReply.of(200, content), "/v2/" + repository.name() + "/tags/list", found, Tag::name);
    }
}
