// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.Tags;
import io.jenkins.plugins.trustedregistry.engine.distribution.admission.RenderedTags;
import io.jenkins.plugins.trustedregistry.engine.distribution.request.Lookup;
import io.jenkins.plugins.trustedregistry.engine.distribution.request.Page;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Endpoint;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.List;

/** A repository's tags in the order of their bytes (distribution-spec, "Listing Tags"; end-8a, end-8b). */
final class ListTags implements Endpoint {
    /** Clients that know no Link header and give no n see only this many. */
    private static final int MOST = 10_000;

    /** Some twenty bytes each, as a rule. */
    private static final int TAGS_RENDERED = 50_000;

    private final Lookup lookup;
    private final Tags tags;
    private final RenderedTags rendered = new RenderedTags(TAGS_RENDERED);

    ListTags(Lookup lookup, Tags tags) {
        this.lookup = lookup;
        this.tags = tags;
    }

    @Override
    public Reply handle(Call call) {
        Repository repository = lookup.repository(call);
        Page page = Page.of(call, MOST);
        List<Tag> found = page.size() == 0 ? List.of() : tags.list(repository.id(), page.last(), page.toRead());
        return page.link(
                rendered.of(repository, page, found), "/v2/" + repository.name() + "/tags/list", found, Tag::name);
    }
}
