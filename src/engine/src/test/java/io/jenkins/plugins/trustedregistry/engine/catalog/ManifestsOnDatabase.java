// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.trustedregistry.engine.database.TestDatabase;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestText;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Manifests in one repository of an empty catalog. */
abstract class ManifestsOnDatabase {
    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    TestCatalog catalog;
    Manifests manifests;
    long repository;

    @BeforeEach
    void open() {
        catalog = new TestCatalog(database);
        manifests = catalog.roles().manifests();
        repository = catalog.repository("a/b");
    }

    ManifestSummary summaryOf(String tag) {
        return catalog.roles().tags().details(repository, "", 100).stream()
                .filter(tagged -> tagged.tag().name().equals(tag))
                .findFirst()
                .orElseThrow()
                .manifest();
    }

    static List<String> digests(List<ManifestSummary> summaries) {
        return summaries.stream().map(summary -> summary.digest().toString()).toList();
    }

    RegistryException refused(ManifestText manifest) {
        RegistryException refusal = refusalOf(manifest);
        assertThat(refusal.code()).isEqualTo(ErrorCode.MANIFEST_BLOB_UNKNOWN);
        return refusal;
    }

    RegistryException refusalOf(ManifestText manifest) {
        RegistryException refusal =
                catchThrowableOfType(RegistryException.class, () -> catalog.push(repository, manifest, "refused"));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    void assertNothingWasKept(ManifestText manifest) {
        assertThat(manifests.find(repository, manifest.digest())).isEmpty();
        assertThat(catalog.roles().tags().resolve(repository, Tag.parse("refused")))
                .isEmpty();
        int references = database.<Integer, RuntimeException>read(
                handle -> handle.createQuery("""
                        SELECT count(*) FROM manifest_reference r
                        WHERE NOT EXISTS (SELECT 1 FROM manifest m WHERE m.id = r.manifest_id)""").mapTo(Integer.class).one());
        assertThat(references).isZero();
    }
}
