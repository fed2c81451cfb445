// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestText;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A catalog with a clock that tests move, and short words for filling it. */
final class TestCatalog {
    static final MediaType CONFIG = MediaType.parse("application/vnd.oci.image.config.v1+json");
    static final MediaType LAYER = MediaType.parse("application/vnd.oci.image.layer.v1.tar+gzip");
    static final MediaType FOREIGN = MediaType.parse("application/vnd.oci.image.layer.nondistributable.v1.tar+gzip");
    static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private final Catalog catalog;
    private Instant now = START;

    TestCatalog(Database database) {
        catalog = Catalog.on(database, () -> now);
    }

    Catalog roles() {
        return catalog;
    }

    Instant now() {
        return now;
    }

    void later() {
        now = now.plus(Duration.ofMinutes(1));
    }

    void later(Duration time) {
        now = now.plus(time);
    }

    static Repository named(String name) {
        return new Repository(
                0,
                RepositoryName.parse(name),
                Repository.Visibility.PRIVATE,
                "",
                Repository.ScanMode.MANUALLY,
                START,
                "nigel");
    }

    long repository(String name) {
        return catalog.repositories().create(named(name)).orElseThrow().id();
    }

    /** A descriptor of content that is nowhere. */
    static Descriptor absent(MediaType type, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return Descriptor.of(type, Digest.of(bytes), bytes.length);
    }

    /** A descriptor of content that the repository has. */
    Descriptor blob(long repository, MediaType type, String content) {
        Descriptor descriptor = absent(type, content);
        catalog.blobs().link(repository, descriptor.digest(), descriptor.size());
        return descriptor;
    }

    /** An image of one layer, its blobs in the repository, not pushed yet. */
    ManifestText image(long repository, String content) {
        return ManifestText.image(blob(repository, CONFIG, "{}"), blob(repository, LAYER, content));
    }

    Digest push(long repository, ManifestText manifest, String... tags) {
        push(repository, "nigel", manifest, tags);
        return manifest.digest();
    }

    void push(long repository, String by, ManifestText manifest, String... tags) {
        catalog.manifests().put(repository, stored(manifest), manifest.parsed(), tags(tags), by);
    }

    static StoredManifest stored(ManifestText manifest) {
        return new StoredManifest(manifest.digest(), manifest.type(), manifest.bytes());
    }

    static List<Tag> tags(String... names) {
        return Stream.of(names).map(Tag::parse).toList();
    }
}
