// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.remote;

import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Answer;
import io.jenkins.plugins.trustedregistry.engine.client.transport.Request;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Tries out what a login may do on a repository of another registry, without leaving an image there. */
public final class RepositoryTrial {
    private final RemoteRepository repository;
    private final Session session;

    public RepositoryTrial(RemoteRepository repository) {
        this.repository = repository;
        this.session = repository.session();
    }

    /** Whether something that speaks the distribution API takes the login. @throws ClientException with what it says, if not */
    public void greet() throws IOException, InterruptedException {
        String what = "log in";
        session.retried(what, () -> {
            Request request = Request.of("GET", session.registry().at("/v2/"));
            try (Answer answer = session.once(request, Set.of(), what)) {
                if (!answer.isSuccess()) {
                    throw Refused.of(answer, session.registry().name(), what);
                }
                return answer.status();
            }
        });
    }

    /** Lists one tag. @throws ClientException with what the registry says when it does not let the login do that */
    public void pull() throws IOException, InterruptedException {
        String what = "list the tags of " + repository.name();
        session.retried(what, () -> {
            Request request = Request.of("GET", repository.path("tags/list?n=1"));
            try (Answer answer = session.once(request, repository.pull(), what)) {
                if (!answer.isSuccess()) {
                    throw Refused.of(answer, session.registry().name(), what);
                }
                return answer.status();
            }
        });
    }

    /**
     * Begins an upload and gives it up. A registry that makes repositories when a push begins may keep an empty one.
     *
     * @throws ClientException with what the registry says when it does not let the login do that
     */
    public void push() throws IOException, InterruptedException {
        String what = "begin an upload to " + repository.name();
        Request request = Request.of("POST", repository.path("blobs/uploads/"));
        Optional<URI> begun = session.retried(what, () -> {
            try (Answer answer = session.once(request, repository.push(), what)) {
                if (!answer.isSuccess()) {
                    throw Refused.of(answer, session.registry().name(), what);
                }
                return answer.header("Location").map(URI::create).map(request.uri()::resolve);
            }
        });
        if (begun.filter(session.registry()::covers).isPresent()) {
            session.once(Request.of("DELETE", begun.get()), repository.push(), what)
                    .close();
        }
    }
}
