// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Removal;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Removal.Cause;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Trash;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.TrashEntry;
import io.jenkins.plugins.trustedregistry.engine.database.TestDatabase;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestText;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One history, lived by two catalogs: in one everything is deleted to the trash, in the other for good. Nobody who reads can tell
 * them apart, and whatever still can be restored has all it needs.
 */
class TrashedLooksMissingTest {
    private static final int STEPS = 100;
    private static final List<String> NAMES = List.of("a/one", "a/two", "b/one");
    private static final List<String> TAGS = List.of("v1", "v2", "latest");

    @RegisterExtension
    final TestDatabase withTrash = new TestDatabase();

    @RegisterExtension
    final TestDatabase without = new TestDatabase();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void nobodyWhoReadsCanTell(long seed) {
        Random random = new Random(seed);
        TestCatalog kept = new TestCatalog(withTrash);
        TestCatalog gone = new TestCatalog(without);
        for (int step = 0; step < STEPS; step++) {
            long moment = random.nextLong();
            String one = act(kept, new Random(moment), true);
            String other = act(gone, new Random(moment), false);

            assertThat(one).as("step " + step).isEqualTo(other);
            assertThat(look(kept)).as(one).isEqualTo(look(gone));
        }
        everythingInTheTrashIsWhole(kept);
    }

    /** What was done, and how it went. */
    private static String act(TestCatalog test, Random random, boolean trash) {
        test.later();
        RepositoryName name = RepositoryName.parse(NAMES.get(random.nextInt(NAMES.size())));
        Optional<Repository> found = test.roles().repositories().find(name);
        if (found.isEmpty()) {
            test.repository(name.name());
            return "create " + name;
        }
        long id = found.get().id();
        Removal removal = trash
                ? new Removal("nigel", Cause.REQUEST, "", Optional.of(test.now().plus(Duration.ofDays(7))))
                : Removal.forGood("nigel");
        ManifestText image = image(test, id, random.nextInt(4));
        Digest layer = image.parsed().blobs().get(1).digest();
        Tag tag = Tag.parse(TAGS.get(random.nextInt(TAGS.size())));
        try {
            return switch (random.nextInt(12)) {
                case 0, 1, 2 -> "push " + test.push(id, image, tag.name());
                case 3 -> "index " + test.push(id, ManifestText.index(image.descriptor()), tag.name());
                case 4 -> "about " + test.push(id, image(test, id, 9).subject(image.descriptor()));
                case 5, 6 -> "tag " + tag + test.roles().removals().tag(id, tag, removal);
                case 7, 8 -> "manifest " + test.roles().removals().manifest(id, image.digest(), removal);
                case 9 -> "blob " + test.roles().blobs().unlink(id, layer);
                case 10 -> "untagged " + test.roles().removals().untagged(id, image.digest(), test.now(), removal);
                default -> "repository " + name + test.roles().removals().repository(name, removal);
            };
        } catch (RegistryException e) {
            return e.code().name(); // the sentence names any one of several
        }
    }

    private static ManifestText image(TestCatalog test, long id, int number) {
        return number % 2 == 0
                ? test.image(id, "layer " + number)
                : ManifestText.image(
                        TestCatalog.absent(TestCatalog.CONFIG, "{}"),
                        TestCatalog.absent(TestCatalog.LAYER, "layer " + (number - 1)),
                        TestCatalog.absent(TestCatalog.FOREIGN, "elsewhere"));
    }

    /** All that can be read without the trash; ids differ between the two. */
    private static List<Object> look(TestCatalog test) {
        Catalog catalog = test.roles();
        List<Object> seen = new ArrayList<>();
        seen.add(names(catalog.repositories().list("", 100)));
        seen.add(names(catalog.repositories().list(NamespaceName.parse("a"), "", 100)));
        for (String name : NAMES) {
            Optional<Repository> found = catalog.repositories().find(RepositoryName.parse(name));
            seen.add(found.isPresent());
            found.ifPresent(repository -> seen.addAll(look(test, repository.id())));
        }
        return seen;
    }

    private static List<Object> look(TestCatalog test, long id) {
        Catalog catalog = test.roles();
        List<Object> seen = new ArrayList<>();
        seen.add(catalog.tags().list(id, "", 100));
        seen.add(catalog.tags().details(id, "", 100));
        List<ManifestSummary> manifests = catalog.manifests().list(id, "", 100);
        seen.add(manifests);
        for (int number = 0; number < 4; number++) {
            ManifestText image = image(test, id, number);
            Digest digest = image.digest();
            Digest layer = image.parsed().blobs().get(1).digest();
            seen.add(catalog.manifests().find(id, digest).isPresent());
            seen.add(catalog.manifests().summary(id, digest));
            seen.add(catalog.tags().of(id, digest));
            seen.add(catalog.manifests().referrers(id, digest, Optional.empty(), "", 100));
            seen.add(catalog.manifests().referencing(id, layer, 100));
            seen.add(catalog.blobs().size(id, layer));
            seen.add(catalog.blobs().repositoriesWith(layer, 100).stream()
                    .flatMap(each -> catalog.repositories().find(each).stream())
                    .map(each -> each.name().name())
                    .sorted()
                    .toList());
            seen.add(catalog.graphs().of(id).nodes().size());
        }
        return seen;
    }

    private static List<String> names(List<Repository> repositories) {
        return repositories.stream().map(each -> each.name().name()).toList();
    }

    /** Restores all there is, newest first, and pulls it. */
    private static void everythingInTheTrashIsWhole(TestCatalog test) {
        Catalog catalog = test.roles();
        List<TrashEntry> entries = catalog.trash().list(new Trash.Scope.All(), "", 1000);
        assertThat(entries).isNotEmpty();
        for (TrashEntry entry : entries) {
            RepositoryName old = entry.repository().orElseThrow();
            Optional<String> as =
                    switch (entry.kind()) {
                        case TAG -> Optional.of("restored-" + entry.id());
                        case REPOSITORY -> Optional.of(old.name() + "-" + entry.id());
                        default -> Optional.empty();
                    };
            if (catalog.trash()
                    .find(entry.id())
                    .filter(still -> still.kind() == TrashEntry.Kind.REPOSITORY || still.repositoryInUse())
                    .isPresent()) {
                assertThat(catalog.trash().restore(entry.id(), as, "nigel")).isPresent();
            }
        }
        for (Repository repository : catalog.repositories().list("", 1000)) {
            for (Tag tag : catalog.tags().list(repository.id(), "", 1000)) {
                assertThat(catalog.manifests().find(repository.id(), tag)).isPresent();
            }
            for (ManifestSummary manifest : catalog.manifests().list(repository.id(), "", 1000)) {
                wholeAgain(test, repository.id(), manifest.digest());
            }
        }
    }

    private static void wholeAgain(TestCatalog test, long id, Digest digest) {
        byte[] content = test.roles().manifests().find(id, digest).orElseThrow().content();
        IntStream.range(0, 4)
                .mapToObj(number -> "layer " + number)
                .filter(layer -> new String(content, StandardCharsets.UTF_8)
                        .contains(TestCatalog.absent(TestCatalog.LAYER, layer)
                                .digest()
                                .toString()))
                .forEach(layer -> assertThat(test.roles()
                                .blobs()
                                .size(
                                        id,
                                        TestCatalog.absent(TestCatalog.LAYER, layer)
                                                .digest()))
                        .as(layer)
                        .isPresent());
    }

    @Test
    void noStatementOutsideTheCatalogNamesTheTablesBehindTheViews() throws IOException {
        Path sources = Path.of("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java"))
                    .filter(each -> !each.toString().contains("/catalog/"))
                    .toList()) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .doesNotContain("any_repository", "any_manifest", "trashed_");
            }
        }
    }
}
