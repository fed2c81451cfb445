// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.agent;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.PushResponseItem;
import com.github.dockerjava.api.model.ResponseItem;
import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a daemon tells while it pushes or pulls: many times a second how far each layer is. Of that the log gets a line when a layer has
 * come to an end. A failure is one of the answers too.
 */
final class DaemonAnswers implements Closeable {
    private static final Set<String> WORTH_A_LINE = Set.of(
            "Pushed", "Layer already exists", "Pull complete", "Already exists", "Downloaded newer image", "Retrying");

    private final PrintStream log;
    private final Map<String, String> shown = new HashMap<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile @Nullable Closeable connection;
    private volatile @Nullable String problem;
    private volatile ResponseItem.@Nullable AuxDetail pushed;

    DaemonAnswers(PrintStream log) {
        this.log = log;
    }

    ResultCallback<PushResponseItem> forPush() {
        return new Listening<>();
    }

    ResultCallback<PullResponseItem> forPull() {
        return new Listening<>();
    }

    /** Waits until the daemon is done. @param failure words what it says went wrong */
    void await(Function<String, ClientException> failure) throws ClientException, InterruptedException {
        done.await();
        String wrong = problem;
        if (wrong != null) {
            throw failure.apply(wrong);
        }
    }

    Optional<ResponseItem.AuxDetail> pushed() {
        return Optional.ofNullable(pushed);
    }

    @SuppressWarnings("deprecation") // older daemons say it there alone
    private void take(ResponseItem item) {
        if (item.isErrorIndicated()) {
            ResponseItem.ErrorDetail detail = item.getErrorDetail();
            String said = detail == null ? item.getError() : detail.getMessage();
            problem = said == null ? "it does not say why" : said;
        }
        ResponseItem.AuxDetail aux = item.getAux();
        if (aux != null && aux.getDigest() != null) {
            pushed = aux;
        }
        String id = item.getId();
        String status = item.getStatus();
        if (id != null && status != null && isWorthALine(status) && !status.equals(shown.put(id, status))) {
            log.println(Shown.of(id) + "  " + Shown.of(status));
        }
    }

    private static boolean isWorthALine(String status) {
        return WORTH_A_LINE.stream().anyMatch(status::startsWith) || status.startsWith("Mounted from");
    }

    /** Breaks the connection off, if there is one; the daemon stops then. */
    @Override
    public void close() throws IOException {
        Closeable open = connection;
        if (open != null) {
            open.close();
        }
    }

    /** Called from threads of docker-java. */
    private final class Listening<T extends ResponseItem> implements ResultCallback<T> {
        @Override
        public void onStart(Closeable stream) {
            connection = stream;
        }

        @Override
        public void onNext(T item) {
            take(item);
        }

        @Override
        public void onError(Throwable failure) {
            problem = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
            done.countDown();
        }

        @Override
        public void onComplete() {
            done.countDown();
        }

        @Override
        public void close() {
            done.countDown();
        }
    }
}
