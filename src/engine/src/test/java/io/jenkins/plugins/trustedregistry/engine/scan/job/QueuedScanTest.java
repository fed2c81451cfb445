// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.jenkins.plugins.trustedregistry.engine.advisories.TestAdvisories;
import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.SomeRepository;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.database.TestDatabase;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.Actor;
import io.jenkins.plugins.trustedregistry.engine.distribution.event.PushedImage;
import io.jenkins.plugins.trustedregistry.engine.jobs.Job;
import io.jenkins.plugins.trustedregistry.engine.jobs.JobFilter;
import io.jenkins.plugins.trustedregistry.engine.jobs.JobLimits;
import io.jenkins.plugins.trustedregistry.engine.jobs.Jobs;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The scan of a pushed image is asked for when the image is stored: both, or neither, whenever the process ends. */
class QueuedScanTest {
    private static final MediaType TYPE = MediaType.OCI_MANIFEST;
    private static final Actor NIGEL = new Actor("nigel", "127.0.0.1");

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    @TempDir
    private Path folder;

    private TestAdvisories advisories;
    private TestParts parts;
    private Catalog catalog;
    private Jobs jobs;
    private ScanJobs scans;
    private Repository repository;
    private StoredManifest stored;

    @BeforeEach
    void open() throws Exception {
        advisories = new TestAdvisories(folder);
        catalog = Catalog.on(database, Clock.systemUTC());
        parts = TestParts.of(database, catalog, advisories.generations(), (event, actor) -> {}, folder);
        jobs = Jobs.open(database, folder.resolve("jobs"), JobLimits.DEFAULTS, Clock.systemUTC(), Clock.systemUTC());
        scans = ScanJobs.register(parts.parts(), jobs, Clock.systemUTC());
        repository = SomeRepository.in(catalog, RepositoryName.parse("technology/test"), Instant.EPOCH);
        Digest config = Digest.of("{}".getBytes(StandardCharsets.UTF_8));
        catalog.blobs().link(repository.id(), config, 2);
        byte[] content = ("{\"schemaVersion\":2,\"mediaType\":\"" + TYPE + "\",\"config\":{\"mediaType\":"
                        + "\"application/vnd.oci.image.config.v1+json\",\"digest\":\"" + config
                        + "\",\"size\":2},\"layers\":[]}")
                .getBytes(StandardCharsets.UTF_8);
        stored = new StoredManifest(Digest.of(content), TYPE, content);
    }

    @AfterEach
    void close() {
        jobs.close();
        parts.close();
        advisories.close();
    }

    private List<Job> queued() {
        return jobs.list(JobFilter.ALL, Long.MAX_VALUE, 10).stream()
                .filter(job -> job.kind().equals(ScanJobs.SCAN))
                .toList();
    }

    /** As a push does, up to the end of its transaction. */
    private PushedImage store() {
        return catalog.manifests().together(() -> {
            Manifest parsed = ManifestParser.parse(stored.content(), TYPE);
            boolean fresh = catalog.manifests().put(repository.id(), stored, parsed, List.of(), "nigel");
            PushedImage image = new PushedImage(repository, stored.digest(), parsed, List.of(), fresh);
            scans.manifestStored(image, NIGEL);
            return image;
        });
    }

    @Test
    void aProcessThatEndsRightBehindTheTransactionLeavesTheJob() {
        store();

        assertThat(queued())
                .singleElement()
                .extracting(job -> job.parameters().get("digest"))
                .isEqualTo(stored.digest().toString());
    }

    @Test
    void whatIsNotStoredIsNotScanned() {
        assertThatIllegalStateException()
                .isThrownBy(() -> catalog.manifests().together(() -> {
                    store();
                    throw new IllegalStateException("the process ends");
                }));

        assertThat(catalog.manifests().summary(repository.id(), stored.digest()))
                .isEmpty();
        assertThat(queued()).isEmpty();
    }

    @Test
    void aPushIsAskedForOnce() {
        PushedImage image = store();

        scans.manifestPushed(image, NIGEL);

        assertThat(queued()).hasSize(1);
    }
}
