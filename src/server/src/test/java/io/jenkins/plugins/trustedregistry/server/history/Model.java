// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.history;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What must be in a registry. */
final class Model {
    /** Repositories by name. */
    final Map<String, Repository> repositories = new TreeMap<>();

    /** When the latest request was sent. Whatever its answer promises, the registry promised it after that. */
    long asked = System.nanoTime();

    /** What one repository has. Values are never changed, so copies share them. */
    static final class Repository {
        /** Blobs by digest, with when the client asked that was told last that they are there. */
        final Map<String, Long> blobs = new HashMap<>();

        final Map<String, Manifest> manifests = new TreeMap<>();
        final Map<String, String> tags = new TreeMap<>();

        Repository copy() {
            Repository copy = new Repository();
            copy.blobs.putAll(blobs);
            copy.manifests.putAll(manifests);
            copy.tags.putAll(tags);
            return copy;
        }

        /** The blobs that manifests name. */
        Set<String> used() {
            Set<String> used = new HashSet<>();
            manifests.values().forEach(manifest -> used.addAll(manifest.blobs()));
            return used;
        }

        /** The tag, and of what it leads to all that nothing else leads to. */
        void deleteTagWithImage(String tag) {
            String digest = tags.remove(tag);
            if (digest != null && !isLedTo(digest)) {
                Manifest gone = manifests.remove(digest);
                gone.manifests().stream().filter(entry -> !isLedTo(entry)).forEach(manifests::remove);
            }
        }

        private boolean isLedTo(String digest) {
            return tags.containsValue(digest)
                    || manifests.values().stream()
                            .anyMatch(manifest -> manifest.manifests().contains(digest));
        }

        void deleteManifest(String digest) {
            manifests.remove(digest);
            tags.values().removeIf(digest::equals);
        }
    }

    /** @param manifests the entries of an index */
    record Manifest(byte[] content, String mediaType, Set<String> blobs, Set<String> manifests) {
        Manifest {
            blobs = Set.copyOf(blobs);
            manifests = Set.copyOf(manifests);
        }
    }

    Model copy() {
        Model copy = new Model();
        copy.asked = asked;
        repositories.forEach((name, repository) -> copy.repositories.put(name, repository.copy()));
        return copy;
    }

    Repository repository(String name) {
        Repository repository = repositories.get(name);
        if (repository == null) {
            throw new IllegalStateException("There is no " + name);
        }
        return repository;
    }

    boolean has(String name) {
        return repositories.containsKey(name);
    }

    /** The blobs that any manifest names. */
    Set<String> used() {
        Set<String> used = new HashSet<>();
        repositories.values().forEach(repository -> used.addAll(repository.used()));
        return used;
    }
}
