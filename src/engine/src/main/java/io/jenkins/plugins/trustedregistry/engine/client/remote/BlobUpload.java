// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.remote;

import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.PassingException;
import io.jenkins.plugins.trustedregistry.engine.client.image.BlobContent;
import io.jenkins.plugins.trustedregistry.engine.client.image.LayerState;
import io.jenkins.plugins.trustedregistry.engine.client.image.Progress;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Answer;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Payload;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Request;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends one blob (distribution-spec, "Pushing a blob in chunks"). When the connection breaks, the registry is asked how far it has got,
 * and the rest is sent; when it has forgotten the upload, a new one begins. Failures in a row are counted: one that got further
 * starts anew.
 */
final class BlobUpload {
    private static final Pattern RANGE = Pattern.compile("(?:bytes=)?0-([0-9]{1,18})");

    private final RemoteRepository repository;
    private final Session session;
    private final Descriptor blob;
    private final BlobContent content;
    private final Set<String> scopes;
    private final Progress progress;
    private final String what;

    private Optional<URI> location = Optional.empty();
    private long sent; // what the registry is known to have

    BlobUpload(
            RemoteRepository repository, Descriptor blob, BlobContent content, Set<String> scopes, Progress progress) {
        this.repository = repository;
        this.session = repository.session();
        this.blob = blob;
        this.content = content;
        this.scopes = scopes;
        this.progress = progress;
        this.what = "upload " + blob.digest() + " to " + repository.name();
    }

    /** @param from another repository to take the blob from, if the registry does that */
    LayerState run(Optional<RepositoryName> from) throws IOException, InterruptedException {
        if (from.isPresent() && session.retried(what, () -> start(from))) {
            return LayerState.MOUNTED;
        }
        progress.begins(blob);
        int failures = 0;
        while (true) {
            long before = sent;
            try {
                if (send()) {
                    return LayerState.COPIED;
                }
            } catch (IOException e) {
                failures = sent > before ? 1 : failures + 1;
                session.failed(e, what, failures);
                if (recovered()) {
                    return LayerState.COPIED;
                }
                failures = sent > before ? 0 : failures;
                progress.interrupted(blob, sent, Session.reason(e));
            }
        }
    }

    /** One attempt at all that is left. False when the upload has to begin anew. */
    private boolean send() throws IOException, InterruptedException {
        if (location.isEmpty()) {
            start(Optional.empty());
        }
        if (sent < blob.size() && !append()) {
            return false;
        }
        return finish();
    }

    /** True when the registry took the blob from the other repository. */
    private boolean start(Optional<RepositoryName> from) throws IOException, InterruptedException {
        String query =
                from.map(other -> "?mount=" + blob.digest() + "&from=" + other).orElse("");
        Request request = Request.of("POST", repository.path("blobs/uploads/" + query));
        try (Answer answer = session.once(request, scopes, what)) {
            if (answer.status() == 201 && from.isPresent()) {
                return true;
            }
            if (answer.status() != 202) {
                throw Refused.of(answer, session.registry().name(), what);
            }
            sent = 0;
            location = Optional.of(next(answer, request.uri()));
            return false;
        }
    }

    private boolean append() throws IOException, InterruptedException {
        URI to = location.orElseThrow();
        Request request = Request.of("PATCH", to)
                .with("Content-Type", "application/octet-stream")
                .with(new Rest(content, sent, blob.size()));
        if (sent > 0) {
            request = request.with("Content-Range", sent + "-" + (blob.size() - 1));
        }
        try (Answer answer = session.once(request, scopes, what)) {
            if (answer.status() == 404 || answer.status() == 416) {
                location = Optional.empty(); // forgotten, or out of step: from the beginning
                throw new IOException("the registry has lost the upload (" + answer.status() + ")");
            }
            if (answer.status() == 409) { // it has not noticed yet that the connection before this one is gone
                throw new PassingException("the registry is still busy with the upload (409)", Optional.empty());
            }
            if (!answer.isSuccess()) {
                throw Refused.of(answer, session.registry().name(), what);
            }
            location = Optional.of(next(answer, to));
            sent = blob.size();
            return true;
        }
    }

    private boolean finish() throws IOException, InterruptedException {
        URI to = location.orElseThrow();
        String separator = to.getRawQuery() == null ? "?" : "&";
        URI target =
                URI.create(to + separator + "digest=" + blob.digest().toString().replace(":", "%3A"));
        Request request = Request.of("PUT", target).with("Content-Type", "application/octet-stream");
        try (Answer answer = session.once(request, scopes, what)) {
            if (answer.status() == 404) {
                location = Optional.empty();
                throw new IOException("the registry has lost the upload (404)");
            }
            if (answer.status() == 400) {
                throw new ClientException(
                        "Tried to " + what + ", but the registry says that its content is not what its"
                                + " digest says. It was damaged or exchanged; make the image again.");
            }
            if (!answer.isSuccess()) {
                throw Refused.of(answer, session.registry().name(), what);
            }
            return true;
        }
    }

    /** Finds out how far it has got. True when nothing is left to do: an answer was lost, not the blob. */
    private boolean recovered() throws IOException, InterruptedException {
        if (location.isEmpty()) {
            sent = 0;
            return false;
        }
        if (sent == blob.size() && repository.hasBlob(blob.digest(), scopes)) {
            return true;
        }
        OptionalLong known = session.retried(what, this::offset);
        if (known.isEmpty()) {
            location = Optional.empty();
        }
        sent = known.orElse(0);
        return false;
    }

    /** What the registry has of it; empty when it knows nothing of the upload any more. */
    private OptionalLong offset() throws IOException, InterruptedException {
        URI at = location.orElseThrow();
        try (Answer answer = session.once(Request.of("GET", at), scopes, what)) {
            if (answer.isSuccess()) {
                location = Optional.of(next(answer, at));
                Matcher range = RANGE.matcher(answer.header("Range").orElse(""));
                long end = range.matches() ? Long.parseLong(range.group(1)) : 0;
                // 0-0 is written for nothing at all as well as for one byte
                return end == 0 || end >= blob.size() ? OptionalLong.empty() : OptionalLong.of(end + 1);
            }
            if (answer.status() == 404 || answer.status() == 405) {
                return OptionalLong.empty();
            }
            throw Refused.of(answer, session.registry().name(), what);
        }
    }

    private URI next(Answer answer, URI request) throws ClientException {
        try {
            URI target = answer.header("Location")
                    .map(URI::create)
                    .map(request::resolve)
                    .orElse(request);
            if (session.registry().covers(target)) {
                return target;
            }
        } catch (IllegalArgumentException e) {
            // worded below
        }
        throw new ClientException(
                "Tried to " + what + ", but " + session.registry().name()
                        + " names another server to upload to, which is not shown the login. Ask whoever runs that registry.");
    }

    /** What is left of the blob. */
    private record Rest(BlobContent content, long from, long end) implements Payload {
        @Override
        public long size() {
            return end - from;
        }

        @Override
        public InputStream open() throws IOException, InterruptedException {
            return content.open(from);
        }
    }
}
