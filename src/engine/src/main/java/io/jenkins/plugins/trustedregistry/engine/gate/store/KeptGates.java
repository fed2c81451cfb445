// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.deletion.Keepsake;
import io.jenkins.plugins.trustedregistry.engine.deletion.RepositoryKeepsake;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/**
 * The policies, exceptions and VEX documents of a repository or organization go with it, so that whatever is made under its name has none
 * that nobody set there, and come back with it.
 */
public final class KeptGates implements Keepsake, RepositoryKeepsake {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** The scope itself, or anything in it. */
    private static final String WITHIN =
            " WHERE scope = :scope OR substr(scope, 1, length(:scope) + 1) = :scope || '/'";

    private final Database database;

    public KeptGates(Database database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "gates";
    }

    @Override
    public String putDown(NamespaceName organization) {
        return putDown(organization.name());
    }

    @Override
    public String putDown(RepositoryName repository) {
        return putDown(repository.name());
    }

    private String putDown(String scope) {
        GateRows rows = database.read(handle -> GateRows.read(handle, WITHIN, scope));
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Gates can't be written as JSON", e);
        }
    }

    @Override
    public void remove(NamespaceName organization) {
        remove(organization.name());
    }

    @Override
    public void remove(RepositoryName repository) {
        remove(repository.name());
    }

    private void remove(String scope) {
        database.change(handle -> {
            int removed = delete(handle, "DELETE FROM gate_policy" + WITHIN, scope)
                    + delete(handle, "DELETE FROM gate_exception" + WITHIN, scope)
                    + delete(handle, "DELETE FROM gate_vex" + WITHIN, scope);
            if (removed > 0) {
                RevisionTable.raise(handle);
            }
        });
    }

    private static int delete(Handle handle, String sql, String scope) {
        return handle.createUpdate(sql).bind("scope", scope).execute();
    }

    @Override
    public void takeUp(NamespaceName organization, String text) {
        takeUp(text, UnaryOperator.identity());
    }

    /** Also under another name than it had. */
    @Override
    public void takeUp(RepositoryName repository, String text) {
        takeUp(text, scope -> repository.name());
    }

    private void takeUp(String text, UnaryOperator<String> scope) {
        GateRows rows = parse(text);
        if (rows.isEmpty()) {
            return;
        }
        database.change(handle -> {
            rows.in(scope, KeptGates::renamed).insert(handle);
            RevisionTable.raise(handle);
        });
    }

    /** A policy says itself where it holds. */
    private static String renamed(String policy, String scope) {
        try {
            return Optional.of(JSON.readTree(policy))
                    .filter(ObjectNode.class::isInstance)
                    .map(ObjectNode.class::cast)
                    .map(node -> node.put("scope", scope).toString())
                    .orElse(policy);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A policy that was kept can't be read", e);
        }
    }

    private static GateRows parse(String text) {
        try {
            return JSON.readValue(text, GateRows.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was kept of gates can't be read", e);
        }
    }
}
