// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.admission;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.distribution.request.Page;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lists of tags as the replies they become. Making JSON of ten thousand tags takes far longer than everything else about such a
 * request, so long ones are kept for as long as the catalog gives the very same list, which it does until something was written.
 * Safe for many threads.
 */
public final class RenderedTags {
    private static final int SHORT = 100;

    private final long most;
    private final Map<Part, Rendered> known = new ConcurrentHashMap<>();
    private final AtomicLong held = new AtomicLong();

    /** Which part of which list. */
    private record Part(RepositoryName repository, Page page) {}

    private record Rendered(List<Tag> list, Reply reply) {}

    /** @param most tags in all that is kept, give or take one list for each thread */
    public RenderedTags(long most) {
        this.most = most;
    }

    /** @param found the list as the catalog gave it, which nobody changes */
    public Reply of(Repository repository, Page page, List<Tag> found) {
        if (found.size() < SHORT) {
            return render(repository, page, found);
        }
        Part part = new Part(repository.name(), page);
        Rendered before = known.get(part);
        if (before != null && before.list() == found) {
            return before.reply();
        }
        Rendered fresh = new Rendered(found, render(repository, page, found));
        keep(part, fresh);
        return fresh.reply();
    }

    private void keep(Part part, Rendered fresh) {
        if (held.addAndGet(fresh.list().size()) > most) {
            known.clear(); // what is asked often is back at once
            held.set(0);
            return;
        }
        Rendered before = known.put(part, fresh);
        if (before != null) {
            held.addAndGet(-before.list().size());
        }
    }

    private static Reply render(Repository repository, Page page, List<Tag> found) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("name", repository.name().name());
        content.put("tags", page.cut(found).stream().map(Tag::name).toList());
        return JsonReply.of(200, content);
    }
}
