// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.credentials.TestClock;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.database.SqliteDatabase;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobProgress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobQueueTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void whatComesDueWhileTheQueueIsLookedAtIsWhatComesNext() {
        TestClock clock = new TestClock(NOON);
        try (Database database = SqliteDatabase.open(folder.resolve("registry.db"))) {
            JobQueue queue = new JobQueue(database, clock);
            long id = new JobTable(database, clock)
                    .insert(new JobRequest("early", Map.of(), "alice"))
                    .id();
            queue.claim(id);
            Instant due = NOON.plusSeconds(600);
            queue.putOff(id, Optional.of(due), "It is too early.", JobProgress.NONE, false);

            assertThat(queue.due("early", any -> true)).isEmpty();
            clock.advance(Duration.ofSeconds(601)); // between the two questions of one look

            assertThat(queue.nextDue(NOON)).contains(due);
        }
    }
}
