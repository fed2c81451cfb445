// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.store;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Rows of the tables of gates as they are, to be kept as JSON while they are not in use. */
record GateRows(List<PolicyRow> policies, List<ExceptionRow> exceptions, List<VexRow> documents) {
    GateRows {
        policies = List.copyOf(policies);
        exceptions = List.copyOf(exceptions);
        documents = List.copyOf(documents);
    }

    /** A row of {@code gate_policy}. */
    record PolicyRow(String scope, String name, int version, String document, long changedAt, String changedBy) {}

    /** A row of {@code gate_exception}. */
    record ExceptionRow(
            String id,
            String scope,
            String images,
            String vulnerability,
            String component,
            String rule,
            String reason,
            String owner,
            String createdBy,
            long createdAt,
            @Nullable Long expiresAt) {}

    /** A row of {@code gate_vex}. */
    @SuppressWarnings("ArrayRecordComponent") // written and read, never compared
    record VexRow(
            String id, String scope, String images, String name, byte[] document, String uploadedBy, long uploadedAt) {}

    /** @param where a condition with {@code :scope} */
    static GateRows read(Handle handle, String where, String scope) {
        return new GateRows(
                query(handle, "SELECT * FROM gate_policy", where, scope)
                        .map((row, context) -> new PolicyRow(
                                row.getString("scope"),
                                row.getString("name"),
                                row.getInt("version"),
                                row.getString("document"),
                                row.getLong("changed_at"),
                                row.getString("changed_by")))
                        .list(),
                query(handle, "SELECT * FROM gate_exception", where, scope)
                        .map((row, context) -> {
                            long end = row.getLong("expires_at");
                            return new ExceptionRow(
                                    row.getString("id"),
                                    row.getString("scope"),
                                    row.getString("images"),
                                    row.getString("vulnerability"),
                                    row.getString("component"),
                                    row.getString("rule"),
                                    row.getString("reason"),
                                    row.getString("owner"),
                                    row.getString("created_by"),
                                    row.getLong("created_at"),
                                    row.getObject("expires_at") == null ? null : end);
                        })
                        .list(),
                query(handle, "SELECT * FROM gate_vex", where, scope)
                        .map((row, context) -> new VexRow(
                                row.getString("id"),
                                row.getString("scope"),
                                row.getString("images"),
                                row.getString("name"),
                                row.getBytes("document"),
                                row.getString("uploaded_by"),
                                row.getLong("uploaded_at")))
                        .list());
    }

    private static Query query(Handle handle, String select, String where, String scope) {
        return handle.createQuery(select + where).bind("scope", scope);
    }

    @JsonIgnore
    boolean isEmpty() {
        return policies.isEmpty() && exceptions.isEmpty() && documents.isEmpty();
    }

    /**
     * The same somewhere else.
     *
     * @param policy makes a policy's document say its new scope
     */
    GateRows in(UnaryOperator<String> scope, BinaryOperator<String> policy) {
        return new GateRows(
                policies.stream()
                        .map(each -> new PolicyRow(
                                scope.apply(each.scope()),
                                each.name(),
                                each.version(),
                                policy.apply(each.document(), scope.apply(each.scope())),
                                each.changedAt(),
                                each.changedBy()))
                        .toList(),
                exceptions.stream()
                        .map(each -> new ExceptionRow(
                                each.id(),
                                scope.apply(each.scope()),
                                each.images(),
                                each.vulnerability(),
                                each.component(),
                                each.rule(),
                                each.reason(),
                                each.owner(),
                                each.createdBy(),
                                each.createdAt(),
                                each.expiresAt()))
                        .toList(),
                documents.stream()
                        .map(each -> new VexRow(
                                each.id(),
                                scope.apply(each.scope()),
                                each.images(),
                                each.name(),
                                each.document(),
                                each.uploadedBy(),
                                each.uploadedAt()))
                        .toList());
    }

    /** What is there meanwhile under the same names stays as it is. */
    void insert(Handle handle) {
        policies.forEach(each -> handle.createUpdate("""
                        INSERT INTO gate_policy (scope, name, version, document, changed_at, changed_by)
                        VALUES (:scope, :name, :version, :document, :changedAt, :changedBy)
                        ON CONFLICT DO NOTHING""")
                .bind("scope", each.scope())
                .bind("name", each.name())
                .bind("version", each.version())
                .bind("document", each.document())
                .bind("changedAt", each.changedAt())
                .bind("changedBy", each.changedBy())
                .execute());
        exceptions.forEach(each -> handle.createUpdate("""
                        INSERT INTO gate_exception (id, scope, images, vulnerability, component, rule, reason, owner,
                          created_by, created_at, expires_at)
                        VALUES (:id, :scope, :images, :vulnerability, :component, :rule, :reason, :owner, :createdBy,
                          :createdAt, :expiresAt)
                        ON CONFLICT DO NOTHING""")
                .bind("id", each.id())
                .bind("scope", each.scope())
                .bind("images", each.images())
                .bind("vulnerability", each.vulnerability())
                .bind("component", each.component())
                .bind("rule", each.rule())
                .bind("reason", each.reason())
                .bind("owner", each.owner())
                .bind("createdBy", each.createdBy())
                .bind("createdAt", each.createdAt())
                .bind("expiresAt", each.expiresAt())
                .execute());
        documents.forEach(each -> handle.createUpdate("""
                        INSERT INTO gate_vex (id, scope, images, name, document, uploaded_by, uploaded_at)
                        VALUES (:id, :scope, :images, :name, :document, :uploadedBy, :uploadedAt)
                        ON CONFLICT DO NOTHING""")
                .bind("id", each.id())
                .bind("scope", each.scope())
                .bind("images", each.images())
                .bind("name", each.name())
                .bind("document", each.document())
                .bind("uploadedBy", each.uploadedBy())
                .bind("uploadedAt", each.uploadedAt())
                .execute());
    }
}
