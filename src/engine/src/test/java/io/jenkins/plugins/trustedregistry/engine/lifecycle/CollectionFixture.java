// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.lifecycle;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A store and a database with a collection over them. */
abstract class CollectionFixture {
    static final Duration LONG = Duration.ofDays(1);

    @TempDir
    Path folder;

    CollectionWorld world;

    @BeforeEach
    void open() throws IOException {
        world = new CollectionWorld(folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    List<Digest> garbage(int count) throws IOException {
        List<Digest> garbage = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            garbage.add(world.push("a/b", "garbage " + i));
        }
        garbage.sort(Planner.ORDER);
        world.pass(LONG);
        return garbage;
    }

    long left(List<Digest> digests) throws IOException {
        long left = 0;
        for (Digest digest : digests) {
            left += world.has(digest) ? 1 : 0;
        }
        return left;
    }

    /** A content whose digest comes before another. */
    static String lowest(Digest bound) {
        for (int i = 0; ; i++) {
            String content = "low " + i;
            Digest digest = Digest.of(content.getBytes(StandardCharsets.UTF_8));
            if (Planner.ORDER.compare(digest, bound) < 0) {
                return content;
            }
        }
    }
}
