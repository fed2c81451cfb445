// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Answer;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Request;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.IOException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads all tags of a repository, page after page (distribution-spec, "Listing Tags"). What a registry may send is bounded. */
final class TagList {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern NEXT = Pattern.compile("<([^<>]{1,4096})>\\s*;\\s*rel=\"?next\"?");
    private static final int PAGE = 1000;
    private static final int LARGEST_PAGE = 8 * 1024 * 1024;
    private static final int MOST = 500_000;

    private final RemoteRepository repository;
    private final Session session;
    private final String what;
    private final SortedSet<Tag> found = new TreeSet<>(Comparator.comparing(Tag::name));

    private TagList(RemoteRepository repository) {
        this.repository = repository;
        this.session = repository.session();
        this.what = "list the tags of " + repository.name();
    }

    /** In the order of their names. */
    static List<Tag> of(RemoteRepository repository) throws IOException, InterruptedException {
        TagList list = new TagList(repository);
        Optional<URI> page = Optional.of(repository.path("tags/list?n=" + PAGE));
        int before = -1;
        while (page.isPresent() && list.found.size() > before) { // a page without a new tag would lead on for ever
            before = list.found.size();
            URI now = page.get();
            page = list.session.retried(list.what, () -> list.read(now));
            if (list.found.size() > MOST) {
                throw new ClientException("Tried to " + list.what + " at "
                        + list.session.registry().name() + ", but it has more than " + MOST
                        + ". Name them one by one.");
            }
        }
        return List.copyOf(list.found);
    }

    private Optional<URI> read(URI page) throws IOException, InterruptedException {
        try (Answer answer = session.once(Request.of("GET", page), repository.pull(), what)) {
            if (!answer.isSuccess()) {
                throw Refused.of(answer, session.registry().name(), what);
            }
            for (JsonNode name : parsed(answer.bytes(LARGEST_PAGE)).path("tags")) {
                add(name.asText());
            }
            return next(page, answer);
        }
    }

    private JsonNode parsed(byte[] content) throws IOException {
        try {
            return JSON.readTree(content);
        } catch (JsonProcessingException e) {
            throw new ClientException("Tried to " + what + ", but "
                    + session.registry().name() + " answered no JSON. Check the registry's address.");
        }
    }

    /** What is no tag by the specification could not be asked for either. */
    private void add(String name) {
        try {
            found.add(Tag.parse(name));
        } catch (RegistryException e) {
            return;
        }
    }

    private Optional<URI> next(URI page, Answer answer) {
        for (String link : answer.headers("Link")) {
            Matcher matcher = NEXT.matcher(link);
            if (matcher.find()) {
                return elsewhere(page, matcher.group(1));
            }
        }
        return Optional.empty();
    }

    /** The login is shown with it, so it must be the same server. */
    private Optional<URI> elsewhere(URI page, String link) {
        try {
            return Optional.of(page.resolve(link)).filter(session.registry()::covers);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
