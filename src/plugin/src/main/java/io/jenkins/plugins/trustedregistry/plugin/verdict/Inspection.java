// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.verdict;

import hudson.AbortException;
import hudson.model.Result;
import io.jenkins.plugins.trustedregistry.engine.client.ImageName;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Verdict;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.plugin.login.BuildRegistries;
import io.jenkins.plugins.trustedregistry.plugin.login.BuildRegistry;
import io.jenkins.plugins.trustedregistry.plugin.login.RegistryChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One question about an image: asked, perhaps again, and answered. */
final class Inspection {
    /** The registry may be opened anew meanwhile, with other settings: then nobody would answer. */
    private static final Duration SLICE = Duration.ofSeconds(20);

    private final Scene scene;
    private final Asked asked;

    Inspection(Scene scene, Asked asked) {
        this.scene = scene;
        this.asked = asked;
    }

    /** The answer; fails with a {@link TimeoutException} when it is to be asked again. */
    CompletableFuture<Found> ask() throws IOException, InterruptedException {
        try {
            if (asked.isOfFiles()) {
                return CompletableFuture.completedFuture(Elsewhere.files(scene, asked));
            }
            ImageName name = ImageName.parse(asked.image());
            RegistryChoice choice = RegistryChoice.of(asked.choice(), scene.environment());
            try (BuildRegistry registry = BuildRegistries.open(scene.run(), choice, name.registry())) {
                return registry.own().isPresent()
                        ? Here.ask(scene, asked, choice, name).orTimeout(slice(), TimeUnit.MILLISECONDS)
                        : CompletableFuture.completedFuture(Elsewhere.registry(scene, asked, registry, name));
            }
        } catch (RegistryException e) {
            throw new AbortException(e.getMessage());
        }
    }

    private long slice() {
        return Math.max(1, Math.min(SLICE.toMillis(), asked.left().toMillis()));
    }

    boolean isToBeAskedAgain(Throwable failure) {
        return cause(failure) instanceof TimeoutException && !asked.left().isZero();
    }

    /** The same in the calling thread, to the end. */
    Map<String, Object> await() throws IOException, InterruptedException {
        while (true) {
            try {
                return end(ask().get(), null);
            } catch (ExecutionException e) {
                if (!isToBeAskedAgain(e)) {
                    return end(null, e);
                }
            }
        }
    }

    /**
     * Writes down what was found.
     *
     * @return for scripts
     * @throws AbortException with the sentence that ends the build, when the verdict blocks or there is none
     */
    Map<String, Object> end(@Nullable Found found, @Nullable Throwable failure) throws IOException {
        if (found == null) {
            throw failed(cause(failure));
        }
        KeptVerdict kept = RunVerdicts.add(scene.run(), found, asked.gates());
        Verdict verdict = found.verdict();
        boolean blocked = asked.gates() && verdict.blocks();
        boolean ends = blocked && !asked.onlyUnstable();
        VerdictText.lines(found, kept, asked.gates(), ends).forEach(scene::say);
        if (ends) {
            throw new AbortException(kept.getSentence());
        }
        if (blocked) {
            scene.run().setResult(Result.UNSTABLE);
        }
        return kept.forScript();
    }

    private IOException failed(@Nullable Throwable cause) {
        if (cause instanceof TimeoutException) {
            return new AbortException("There is still no scan of " + asked.image()
                    + ", and the step waits no longer. Look at the registry's jobs, or give it more minutes.");
        }
        if (cause instanceof RegistryException refused) {
            return new AbortException(refused.getMessage());
        }
        if (cause instanceof UncheckedIOException unreadable) {
            return new IOException("The image " + asked.image() + " can't be judged.", unreadable.getCause());
        }
        return new IOException("The image " + asked.image() + " can't be judged.", cause);
    }

    private static @Nullable Throwable cause(@Nullable Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
