// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.jspecify.annotations.Nullable;

/** Reads the beginning of an answer and breaks off the rest: a server that sends for ever gets no more than a kilobyte across. */
final class AnswerReader implements Response.Listener {
    private static final int MOST = 1024;

    private final OutboundPost post;
    private final long begin;
    private final CompletableFuture<OutboundAnswer> answer;
    private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
    private @Nullable CompletableFuture<Boolean> enough; // once the rest is not wanted

    AnswerReader(OutboundPost post, long begin, CompletableFuture<OutboundAnswer> answer) {
        this.post = post;
        this.begin = begin;
        this.answer = answer;
    }

    static OutboundAnswer none(String problem, long begin) {
        return new OutboundAnswer(OptionalInt.empty(), "", Optional.of(problem), took(begin));
    }

    private static Duration took(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Override
    public void onContent(Response response, ByteBuffer content) {
        while (content.hasRemaining() && beginning.size() < MOST) {
            beginning.write(content.get());
        }
        if (content.hasRemaining() && enough == null) {
            enough = response.abort(new EnoughReadException()); // onComplete follows
        }
    }

    @Override
    public void onComplete(Result result) {
        Throwable failure = result.getFailure();
        Response response = result.getResponse();
        boolean answered = response != null && response.getStatus() > 0;
        if (failure != null && !(answered && failure instanceof EnoughReadException)) {
            answer.complete(none(Troubles.sentence(failure, post), begin));
            return;
        }
        int status = result.getResponse().getStatus();
        answer.complete(new OutboundAnswer(
                OptionalInt.of(status), beginning.toString(StandardCharsets.UTF_8), Troubles.of(status), took(begin)));
    }

    /** Not a fault: the rest was not wanted. */
    private static final class EnoughReadException extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
