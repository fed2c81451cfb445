// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.load;

import io.jenkins.plugins.trustedregistry.bench.client.RegistryClient;
import io.jenkins.plugins.trustedregistry.bench.registry.BenchedRegistry;
import io.jenkins.plugins.trustedregistry.bench.registry.PlantedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A running registry and a client of it. */
public record Subject(BenchedRegistry registry, RegistryClient client) {

    public static Subject of(BenchedRegistry registry) throws IOException {
        return new Subject(registry, new RegistryClient(registry));
    }

    /** Puts images in place while the registry is stopped. */
    void plant(String repository, List<PlantedImage> images) throws IOException, InterruptedException {
        registry.stop();
        registry.planter().plant(repository, images);
        registry.start();
    }

    /** Logs in for everything on these repositories. */
    void use(String... repositories) throws IOException, InterruptedException {
        List<String> scopes = new ArrayList<>();
        for (String repository : repositories) {
            scopes.add("repository:" + repository + ":pull,push,delete");
        }
        client.logIn(scopes);
    }
}
