// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.deletion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Removal;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Removals;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Restored;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.Trash;
import io.jenkins.plugins.trustedregistry.engine.catalog.trash.TrashEntry;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Deletes and restores repositories with what belongs to them by name, each in one transaction. */
final class RepositoryTrash {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Database database;
    private final Removals removals;
    private final Trash trash;
    private final List<RepositoryKeepsake> keepsakes;

    RepositoryTrash(DeletionParts parts) {
        database = parts.database();
        removals = parts.catalog().removals();
        trash = parts.catalog().trash();
        keepsakes = parts.kept();
    }

    boolean delete(RepositoryName name, Removal removal) {
        return removals.repository(name, removal, () -> {
            String document = removal.until().isPresent() ? putDown(name) : "";
            keepsakes.forEach(each -> each.remove(name));
            return document;
        });
    }

    private String putDown(RepositoryName name) {
        try {
            return JSON.writeValueAsString(
                    keepsakes.stream().collect(Collectors.toMap(RepositoryKeepsake::name, each -> each.putDown(name))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What belongs to a repository can't be written as JSON", e);
        }
    }

    Optional<Restored> restore(TrashEntry entry, Optional<String> as, String by) {
        return database.write(handle -> {
            Map<String, String> kept = trash.document(entry.id())
                    .filter(text -> !text.isEmpty())
                    .map(RepositoryTrash::parse)
                    .orElse(Map.of());
            Optional<Restored> restored = trash.restore(entry.id(), as, by);
            restored.flatMap(Restored::repository).ifPresent(name -> takeUp(name, kept));
            return restored;
        });
    }

    private void takeUp(RepositoryName name, Map<String, String> kept) {
        keepsakes.forEach(
                each -> Optional.ofNullable(kept.get(each.name())).ifPresent(text -> each.takeUp(name, text)));
    }

    private static Map<String, String> parse(String text) {
        try {
            return JSON.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was kept of a deleted repository can't be read", e);
        }
    }
}
