// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.database.TestDatabase;
import io.jenkins.plugins.trustedregistry.engine.gate.store.DueTable.Due;
import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Verdict;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Verdicts that were written down before they said how old their data is. */
class VerdictAgeMigrationTest {
    private static final Digest DIGEST = Digest.of(new byte[] {1});

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @Test
    void theyAreToBeJudgedAnewAfterAnUpdate() throws Exception {
        RepositoryName name = RepositoryName.parse("technology/test");
        Repository repository = Catalog.on(database, Clock.systemUTC())
                .repositories()
                .create(new Repository(
                        0,
                        name,
                        Repository.Visibility.PRIVATE,
                        "",
                        Repository.ScanMode.MANUALLY,
                        Instant.EPOCH,
                        "alice"))
                .orElseThrow();
        String insert = insert();
        database.change(handle -> {
            handle.execute(
                    "INSERT INTO any_manifest (repository_id, digest, media_type, content, size, image_size, pushed_at, pushed_by, annotations)"
                            + " VALUES (?, ?, 'x', ?, 0, 0, 0, 'alice', '{}')",
                    repository.id(),
                    DIGEST.toString(),
                    new byte[0]);
            handle.execute("INSERT INTO gate_verdict (manifest_id, repository_id, digest, outcome, judged_at, document)"
                    + " SELECT id, repository_id, digest, 'PASSED', 1, '{}' FROM any_manifest");
            handle.execute(insert);
        });

        assertThat(GateTables.on(database, Clock.systemUTC()).due().list(10)).containsExactly(new Due(name, DIGEST));
    }

    @Test
    void theirDocumentsCanBeReadAndSayNothingOfIt() {
        Verdict read = VerdictJson.read(
                "{\"name\":\"technology/test:v1\",\"repository\":\"technology/test\",\"digest\":\"" + DIGEST
                        + "\",\"kind\":\"IMAGE\",\"platform\":\"\",\"outcome\":\"PASSED\",\"reasons\":[],\"waived\":[],"
                        + "\"policies\":[],\"scannedAt\":null,\"scannerVersion\":1,\"generation\":7,"
                        + "\"judgedAt\":\"2026-11-25T12:00:00Z\",\"until\":null}");

        assertThat(read.generation()).isEqualTo(7);
        assertThat(read.dataAsOf()).isEmpty();
        assertThat(VerdictJson.read(VerdictJson.write(read))).isEqualTo(read);
    }

    /** The last statement of the migration. */
    private static String insert() throws Exception {
        try (InputStream in = Objects.requireNonNull(
                VerdictAgeMigrationTest.class.getResourceAsStream("/db/migration/V30__verdict_data_age.sql"))) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return all.substring(all.indexOf("INSERT INTO gate_due"), all.lastIndexOf(';'));
        }
    }
}
