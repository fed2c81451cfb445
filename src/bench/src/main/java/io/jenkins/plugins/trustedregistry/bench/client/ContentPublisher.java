// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.client;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/** Sends a content without copying it and without saying its length before, as docker does. */
record ContentPublisher(Content content) implements BodyPublisher {

    @Override
    public long contentLength() {
        return -1;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        subscriber.onSubscribe(new Sending(content, subscriber));
    }

    /** Hands out as many pieces as were asked for, also when they are asked for while one is handed out. */
    private static final class Sending implements Flow.Subscription {
        private final Content content;
        private final Flow.Subscriber<? super ByteBuffer> subscriber;
        private final AtomicLong wanted = new AtomicLong();
        private long sent;
        private volatile boolean ended;

        Sending(Content content, Flow.Subscriber<? super ByteBuffer> subscriber) {
            this.content = content;
            this.subscriber = subscriber;
        }

        @Override
        public void request(long count) {
            if (wanted.getAndAdd(count) != 0) {
                return; // whoever is at it already hands these out as well
            }
            long left = count;
            while (left > 0 && !ended) {
                next();
                left = wanted.decrementAndGet();
            }
        }

        private void next() {
            if (sent < content.size()) {
                ByteBuffer piece = content.piece(sent);
                sent += piece.remaining();
                subscriber.onNext(piece);
            }
            if (sent >= content.size() && !ended) {
                ended = true;
                subscriber.onComplete();
            }
        }

        @Override
        public void cancel() {
            ended = true;
        }
    }
}
