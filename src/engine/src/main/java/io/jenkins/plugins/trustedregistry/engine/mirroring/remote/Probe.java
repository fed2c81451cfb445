// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.remote;

import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.Retries;
import io.jenkins.plugins.trustedregistry.engine.client.remote.RemoteRepository;
import io.jenkins.plugins.trustedregistry.engine.client.remote.RepositoryTrial;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.ProbeAnswer;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.RemoteProbe;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.MirrorDirection;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.Remote;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.RemotePassword;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the other registry step by step, and each step once: somebody waits for the answer. */
public final class Probe implements RemoteProbe {
    private static final Logger LOG = LoggerFactory.getLogger(Probe.class);
    private static final Retries ONCE = new Retries(1, time -> {});
    private static final int NOT_FOUND = 404;

    private final OtherRegistries registries;

    public Probe(OtherRegistries registries) {
        this.registries = registries;
    }

    @Override
    public ProbeAnswer ask(MirrorDirection direction, Remote remote, Optional<RemotePassword> password) {
        RepositoryTrial trial;
        try {
            RemoteRepository repository = registries.open(remote, password, ONCE);
            trial = new RepositoryTrial(repository);
        } catch (ClientException e) {
            return unreached(false, e);
        }
        Optional<ClientException> login = failure(trial::greet);
        if (login.isPresent()) {
            boolean reached = login.get().status() > 0;
            return unreached(reached, login.get());
        }
        return direction == MirrorDirection.PUSH ? push(trial) : poll(trial);
    }

    private static ProbeAnswer unreached(boolean reached, ClientException why) {
        return new ProbeAnswer(
                reached, false, Optional.empty(), Optional.empty(), Optional.empty(), String.valueOf(why.getMessage()));
    }

    private static ProbeAnswer poll(RepositoryTrial trial) {
        Optional<ClientException> pull = failure(trial::pull);
        return new ProbeAnswer(
                true,
                isLoggedIn(pull),
                seen(pull),
                Optional.of(pull.isEmpty()),
                Optional.empty(),
                sentence(pull, "The repository can be read there."));
    }

    private static ProbeAnswer push(RepositoryTrial trial) {
        Optional<ClientException> pull = failure(trial::pull);
        Optional<ClientException> push = failure(trial::push);
        return new ProbeAnswer(
                true,
                isLoggedIn(push),
                seen(pull),
                pull.isEmpty() ? Optional.of(true) : isMissing(pull) ? Optional.empty() : Optional.of(false),
                Optional.of(push.isEmpty()),
                sentence(
                        push,
                        isMissing(pull)
                                ? "Images can be written there. The repository is not there yet, or is not shown to the user."
                                : "Images can be written there."));
    }

    /** A token server says only now that it does not know the user. */
    private static boolean isLoggedIn(Optional<ClientException> failure) {
        return failure.filter(each -> each.status() == 401).isEmpty();
    }

    private static boolean isMissing(Optional<ClientException> failure) {
        return failure.filter(each -> each.status() == NOT_FOUND).isPresent();
    }

    private static Optional<Boolean> seen(Optional<ClientException> pull) {
        return pull.isEmpty() ? Optional.of(true) : isMissing(pull) ? Optional.of(false) : Optional.empty();
    }

    private static String sentence(Optional<ClientException> failure, String well) {
        return failure.map(each -> String.valueOf(each.getMessage())).orElse(well);
    }

    private static Optional<ClientException> failure(Step step) {
        try {
            step.take();
            return Optional.empty();
        } catch (ClientException e) {
            return Optional.of(e);
        } catch (IOException e) {
            LOG.debug("A registry did not answer a test as expected", e);
            return Optional.of(new ClientException("The registry did not answer as one does: " + e.getMessage() + "."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(new ClientException("The test was interrupted. Begin it anew."));
        }
    }

    /** One thing that is tried. */
    @FunctionalInterface
    private interface Step {
        void take() throws IOException, InterruptedException;
    }
}
