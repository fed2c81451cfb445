// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.store;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What images hold, by name: for rules that ask about components and licences. */
public final class ContentTable {
    private static final String OF_IMAGES = """
            FROM scan_image i
              JOIN scan_image_component l ON l.image_id = i.id
              JOIN scan_component c ON c.id = l.component_id
              %s WHERE i.digest IN (<digests>)""";

    private final Database database;

    public ContentTable(Database database) {
        this.database = database;
    }

    /**
     * What several images hold together.
     *
     * @param components names as people write them: {@code org.apache.logging.log4j:log4j-core}, {@code libc6}
     * @param licences in small letters
     * @param unlicensed components that name none
     */
    public record Content(Set<String> components, Set<String> licences, int unlicensed) {}

    public Content of(Collection<Digest> images) {
        List<String> digests = images.stream().map(Digest::toString).toList();
        if (digests.isEmpty()) {
            return new Content(Set.of(), Set.of(), 0);
        }
        return database.read(handle -> new Content(
                handle.createQuery("SELECT DISTINCT c.name " + OF_IMAGES.formatted(""))
                        .bindList("digests", digests)
                        .mapTo(String.class)
                        .set(),
                handle.createQuery("SELECT DISTINCT n.licence "
                                + OF_IMAGES.formatted("JOIN scan_component_licence n ON n.component_id = c.id"))
                        .bindList("digests", digests)
                        .mapTo(String.class)
                        .set(),
                handle.createQuery("SELECT count(DISTINCT c.id) "
                                + OF_IMAGES.formatted("LEFT JOIN scan_component_licence n ON n.component_id = c.id")
                                + " AND n.licence IS NULL")
                        .bindList("digests", digests)
                        .mapTo(Integer.class)
                        .one()));
    }
}
