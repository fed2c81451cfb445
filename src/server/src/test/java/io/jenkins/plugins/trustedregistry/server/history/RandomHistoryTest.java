// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.settings.ListenerSettings;
import io.jenkins.plugins.trustedregistry.server.clients.KillableServer;
import io.jenkins.plugins.trustedregistry.server.serve.OpenHome;
import io.jenkins.plugins.trustedregistry.server.settings.ServerSettings;
import io.jenkins.plugins.trustedregistry.server.settings.Variables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of random steps, dozens of restarts and kill -9, compared with a model. {@code -Dhistory.seed=} tries another history or
 * repeats one, {@code -Dhistory.seconds=} makes both last longer (default 25 each).
 */
@Tag("slow")
@Timeout(value = 3, unit = TimeUnit.HOURS)
class RandomHistoryTest {
    private static final long SEED = Long.getLong("history.seed", 20261125);
    private static final Duration TIME = Duration.ofSeconds(Long.getLong("history.seconds", 25));
    private static final int STEPS_BETWEEN_RESTARTS = 400;
    private static final int LONGEST_LIFE_MILLIS = 2500;

    @TempDir
    private Path folder;

    @Test
    void isAsItMustBeAfterRestarts() throws Exception {
        Path settings = Files.writeString(folder.resolve("settings.yaml"), History.SETTINGS);
        History history = new History(SEED);
        long end = System.nanoTime() + TIME.toNanos();
        int restarts = 0;
        try (OpenHome home = open(settings)) {
            History.begin(new InProcess(home.registry()));
        }
        while (System.nanoTime() < end) {
            try (OpenHome home = open(settings)) {
                home.registry().start();
                Speaker speaker = new InProcess(home.registry());
                history.goOn(speaker);
                for (int i = 0; i < STEPS_BETWEEN_RESTARTS && System.nanoTime() < end; i++) {
                    history.step(speaker);
                }
                history.compare(speaker);
            }
            restarts++;
        }
        try (OpenHome home = open(settings)) {
            home.registry().start();
            history.end(new InProcess(home.registry()), folder.resolve("home/storage"));
        }
        System.err.println("history.seed=" + SEED + ": " + history.steps() + " steps, " + restarts + " restarts, "
                + history.figures());
        assertThat(history.figures()).containsKeys("blobs collected", "DELETE manifest", "PUT manifest");
        assertThat(history.steps()).isGreaterThan(100);
    }

    private OpenHome open(Path settings) {
        ServerSettings read = ServerSettings.read(settings, new Variables(Map.of()));
        return OpenHome.open(
                folder.resolve("home"),
                read.with(read.registry().with(new ListenerSettings("127.0.0.1", 0, true))),
                "test",
                Clock.systemUTC());
    }

    @Test
    void isAsItMustBeAfterKills() throws Exception {
        Path settings = Files.writeString(folder.resolve("settings.yaml"), History.SETTINGS);
        Random random = new Random(SEED);
        History history = new History(SEED + 2);
        long end = System.nanoTime() + TIME.toNanos();
        int kills = 0;
        ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor();
        KillableServer server = KillableServer.start(folder, settings);
        try {
            History.begin(speaker(server));
            while (System.nanoTime() < end) {
                killer.schedule(server::kill, random.nextInt(LONGEST_LIFE_MILLIS), TimeUnit.MILLISECONDS);
                stepUntilItDies(history, speaker(server));
                server.kill();
                kills++;
                server = KillableServer.start(folder, settings);
                history.goOn(speaker(server));
            }
            history.end(speaker(server), folder.resolve("home/storage"));
            assertThat(server.log()).doesNotContain(" ERROR ");
        } finally {
            server.kill();
            killer.shutdownNow();
        }
        System.err.println(
                "history.seed=" + SEED + ": " + history.steps() + " steps, " + kills + " kills, " + history.figures());
        assertThat(kills).isPositive();
    }

    private static void stepUntilItDies(History history, Speaker speaker) throws InterruptedException {
        try {
            while (true) {
                history.step(speaker);
            }
        } catch (IOException e) {
            return; // it was killed
        }
    }

    private static Speaker speaker(KillableServer server) {
        return new OverTheWire(server.http(), server.url(), server.authorization());
    }
}
