// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.pages;

import io.jenkins.plugins.trustedregistry.bench.registry.PlantedImage;
import io.jenkins.plugins.trustedregistry.bench.registry.Planter;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the lists are long of: repositories, and images in one of them, each of its own. */
record PlantedLists(int repositories, int tags) {
    private static final String MANY = "bench/images";

    /** The repository that has all the tags. */
    static String repositoryOfTags() {
        return MANY;
    }

    void plant(Planter planter) throws IOException {
        Map<String, List<PlantedImage>> all = new LinkedHashMap<>();
        for (int i = 1; i < repositories; i++) {
            all.put("bench/service-" + i, List.of());
        }
        all.put(MANY, IntStream.range(0, tags).mapToObj(PlantedLists::image).toList());
        planter.plant(all);
    }

    private static PlantedImage image(int number) {
        byte[] config =
                """
                {"architecture":"%s","os":"linux","config":{"Labels":{"build":"%d"}},"rootfs":{"type":"layers","diff_ids":[]}}""".formatted(number % 3 == 0 ? "arm64" : "amd64", number).getBytes(StandardCharsets.UTF_8);
        byte[] manifest = """
                {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":\
                "application/vnd.oci.image.config.v1+json","digest":"%s","size":%d},"layers":[]}""".formatted(Digest.of(config), config.length).getBytes(StandardCharsets.UTF_8);
        return new PlantedImage(List.of("build-" + number), manifest, List.of(config));
    }
}
