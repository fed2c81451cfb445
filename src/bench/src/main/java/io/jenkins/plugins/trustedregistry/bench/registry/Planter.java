// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.registry;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Puts images into a registry's folder as if they had been pushed, while the registry is stopped: pushing 100,000 blobs only to
 * measure how they are collected would take longer than all measurements together.
 */
@FunctionalInterface
public interface Planter {

    /** Into one repository. What is there already stays. */
    void plant(String repository, List<PlantedImage> images) throws IOException;

    /** Into many repositories; those without an image are made as well. */
    default void plant(Map<String, List<PlantedImage>> repositories) throws IOException {
        for (Map.Entry<String, List<PlantedImage>> each : repositories.entrySet()) {
            plant(each.getKey(), each.getValue());
        }
    }
}
