// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.mirror;

import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Timestamps;
import io.jenkins.plugins.trustedregistry.engine.criterion.Criteria;
import io.jenkins.plugins.trustedregistry.engine.criterion.RuleName;
import io.jenkins.plugins.trustedregistry.engine.criterion.Trigger;
import io.jenkins.plugins.trustedregistry.engine.criterion.template.TagTemplate;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.MirrorDirection;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.MirrorWish;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.Occasions;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.Remote;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.Selection;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A row of {@code mirror}, whose repository is looked up afterwards: it may be called otherwise since it came back from the trash. */
record MirrorRow(long repositoryId, Mirror mirror) {

    static MirrorRow of(ResultSet row) throws SQLException {
        return new MirrorRow(row.getLong("repository_id"), read(row));
    }

    static Mirror read(ResultSet row) throws SQLException {
        return new Mirror(
                row.getString("id"),
                new MirrorWish(
                        new RuleName(row.getString("name")),
                        MirrorDirection.valueOf(row.getString("direction")),
                        remote(row),
                        selection(row),
                        new Occasions(
                                Trigger.parse(words(row.getString("triggers"))),
                                Occasions.schedule(row.getString("schedule"))),
                        row.getBoolean("active")),
                given(row.getString("password")).map(SealedPassword::new),
                given(row.getString("owner")).map(Member::parse),
                Instant.ofEpochMilli(row.getLong("changed_at")),
                lastRun(row));
    }

    private static Remote remote(ResultSet row) throws SQLException {
        return new Remote(
                URI.create(row.getString("registry")),
                RepositoryName.parse(row.getString("remote")),
                row.getString("username"),
                row.getString("authorities"));
    }

    private static Selection selection(ResultSet row) throws SQLException {
        return new Selection(
                TagTemplate.parse(row.getString("template")),
                ZoneId.of(row.getString("time_zone")),
                Criteria.parse(row.getString("criteria").lines().toList()),
                row.getBoolean("referrers"),
                row.getBoolean("overwrite"));
    }

    private static Optional<LastRun> lastRun(ResultSet row) throws SQLException {
        Optional<Instant> at = Timestamps.find(row, "last_at");
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of(new LastRun(
                        at.get(),
                        MirrorOutcome.valueOf(row.getString("last_outcome")),
                        row.getString("last_sentence"),
                        row.getLong("last_job")));
    }

    private static List<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(each -> !each.isEmpty());
    }
}
