// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.repository;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.sight.Sight;
import io.jenkins.plugins.trustedregistry.engine.api.common.ApiParts;
import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.Page;
import io.jenkins.plugins.trustedregistry.engine.api.common.Paths;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.events.audit.AuditQuery;
import io.jenkins.plugins.trustedregistry.engine.events.audit.AuditReader;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What was done in one repository, for those who administer it: the lines of the audit log about it, without addresses and
 * credentials, which are the registry administrators' affair, and without what builds did with images that they have staged only.
 */
final class ActivityCalls {
    private static final List<String> SHOWN =
            List.of("n", "time", "actor", "operation", "reference", "about", "outcome", "reason");

    private static final Pattern DIGEST = Pattern.compile("sha(256:[0-9a-f]{64}|512:[0-9a-f]{128})");

    private final AuditReader log;
    private final Repositories repositories;
    private final Sight sight;

    ActivityCalls(ApiParts parts) {
        this.log = parts.events().audit().reader();
        this.repositories = parts.catalog().repositories();
        this.sight = parts.sight();
    }

    /** The latest first. */
    Reply list(Call call) throws IOException {
        RepositoryName repository = RepositoryName.parse(call.parameter("repository"));
        int limit = Page.Request.of(call).limit();
        Optional<String> reference = call.queryParameter("reference").filter(each -> !each.isEmpty());
        List<JsonNode> lines = new ArrayList<>(
                reference.isPresent() ? about(repository, reference.get(), limit) : last(repository, limit));
        Collections.reverse(lines);
        long id = Paths.repository(repositories, call).id();
        lines.removeIf(line -> !mayKnow(call.principal(), id, line));
        ArrayNode items = Json.MAPPER.createArrayNode().addAll(lines);
        return Json.ok(Json.MAPPER.createObjectNode().set("items", items));
    }

    private boolean mayKnow(Principal caller, long repository, JsonNode line) {
        return DIGEST.matcher(line.toString())
                .results()
                .allMatch(found -> sight.mayKnow(caller, repository, Digest.parse(found.group())));
    }

    private List<JsonNode> last(RepositoryName repository, int limit) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        long before = log.beforeLast(of(repository, 0), limit);
        log.read(of(repository, before), (text, line) -> lines.add(shown(line)));
        return lines;
    }

    /** Of one tag or digest: reads all that the log has of the repository. */
    private List<JsonNode> about(RepositoryName repository, String reference, int limit) throws IOException {
        Deque<JsonNode> lines = new ArrayDeque<>();
        log.read(of(repository, 0), (text, line) -> {
            if (names(line, reference)) {
                lines.add(shown(line));
                if (lines.size() > limit) {
                    lines.remove();
                }
            }
        });
        return List.copyOf(lines);
    }

    private static boolean names(JsonNode line, String reference) {
        return reference.equals(line.path("reference").asText())
                || line.path("about").valueStream().anyMatch(each -> isOf(each.asText(), reference));
    }

    /** The thing itself, or the address of one that was made: of a push by tag that of the digest. */
    private static boolean isOf(String text, String reference) {
        return text.equals(reference) || text.endsWith("/" + reference);
    }

    private static AuditQuery of(RepositoryName repository, long after) {
        return new AuditQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(repository.name()),
                Optional.empty(),
                after,
                Long.MAX_VALUE);
    }

    private static JsonNode shown(JsonNode line) {
        ObjectNode shown = Json.MAPPER.createObjectNode();
        SHOWN.forEach(name -> {
            if (line.has(name)) {
                shown.set(name, line.get(name));
            }
        });
        return shown;
    }
}
