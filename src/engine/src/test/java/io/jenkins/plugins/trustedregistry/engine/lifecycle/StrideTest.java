// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobClaims;
import io.jenkins.plugins.trustedregistry.engine.storage.BlobRemoval;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several pages in a row, the next one begun while the one before is not done. */
class StrideTest {
    @TempDir
    Path folder;

    private CollectionWorld world;
    private final List<Digest> garbage = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        world = new CollectionWorld(folder);
        for (int i = 0; i < 12; i++) {
            garbage.add(world.push("a/b", "garbage " + i));
        }
        garbage.sort(Planner.ORDER);
        world.pass(Duration.ofDays(1));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private List<Digest> left() throws IOException {
        List<Digest> left = new ArrayList<>();
        for (Digest digest : garbage) {
            if (world.has(digest)) {
                left.add(digest);
            }
        }
        return left;
    }

    private void requireNothingHeld() {
        for (Digest digest : garbage) {
            Optional<BlobClaims.Seizure> seizure = world.claims.seize(digest);
            assertThat(seizure).isPresent();
            seizure.orElseThrow().close();
        }
    }

    private static CollectionParts with(BlobRemoval removal, CollectionParts parts) {
        return new CollectionParts(
                parts.database(),
                parts.usage(),
                parts.trash(),
                parts.before(),
                parts.blobs(),
                parts.walks(),
                removal,
                parts.pause(),
                parts.uploads(),
                parts.claims(),
                parts::settings,
                parts.clock(),
                parts.settled(),
                parts.nanos());
    }

    @Test
    void removesThePagesOfOneStrideAndSaysHowFarItCame() throws Exception {
        CollectionParts parts = world.parts();

        Stride.Done done = new Stride(parts, parts.planner(), 3, 3).from(Optional.empty());

        assertThat(left()).isEqualTo(garbage.subList(9, 12));
        assertThat(done.reached()).contains(garbage.get(8));
        assertThat(done.tally().blobs()).isEqualTo(9);
        assertThat(done.tally().links()).isEqualTo(9);
        assertThat(done.tally().seen()).isEqualTo(9);
        requireNothingHeld();
    }

    @Test
    void endsAtTheEndOfTheStore() throws Exception {
        CollectionParts parts = world.parts();

        Stride.Done done = new Stride(parts, parts.planner(), 5, 100).from(Optional.empty());

        assertThat(done.reached()).isEmpty();
        assertThat(done.tally().blobs()).isEqualTo(12);
        assertThat(left()).isEmpty();
    }

    @Test
    void whenAPageFailsTheNextKeepsItsBytesAndNothingStaysHeld() throws Exception {
        BrokenAfter broken = new BrokenAfter(1, world.parts().removal());
        CollectionParts parts = with(broken, world.parts());

        assertThatThrownBy(() -> new Stride(parts, parts.planner(), 3, 4).from(Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is gone");

        assertThat(left()).isEqualTo(garbage.subList(3, 12));
        assertThat(broken.begun).as("no page is removed after one that failed").hasValue(2);
        requireNothingHeld();

        CollectionParts whole = world.parts();
        new Stride(whole, whole.planner(), 3, 100).from(Optional.empty());
        assertThat(left())
                .as("what was unlinked and kept goes with the next collection")
                .isEmpty();
    }

    /** Removes some pages, and then fails. */
    private static final class BrokenAfter implements BlobRemoval {
        private final int pages;
        private final BlobRemoval real;
        private final AtomicInteger begun = new AtomicInteger();

        BrokenAfter(int pages, BlobRemoval real) {
            this.pages = pages;
            this.real = real;
        }

        @Override
        public Batch begin() {
            Batch batch = real.begin();
            boolean works = begun.incrementAndGet() <= pages;
            return new Batch() {
                @Override
                public Removed remove(Collection<Digest> digests) throws IOException {
                    if (works) {
                        return batch.remove(digests);
                    }
                    throw new IOException("the disk is gone");
                }

                @Override
                public void close() throws IOException {
                    batch.close();
                }
            };
        }
    }
}
