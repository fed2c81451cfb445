// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.pruning.policy;

import io.jenkins.plugins.trustedregistry.engine.database.Database;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** How many tags a repository may have: the table {@code tag_limit}. A push beyond that prunes those that were not pushed the longest. */
public final class TagLimits {
    private static final int MOST = 1_000_000;

    private final Database database;

    public TagLimits(Database database) {
        this.database = database;
    }

    /** Empty: as many as there are. */
    public OptionalInt of(long repositoryId) {
        return database.read(handle -> handle
                .createQuery("SELECT tags FROM tag_limit WHERE repository_id = :repository")
                .bind("repository", repositoryId)
                .mapTo(Integer.class)
                .stream()
                .mapToInt(Integer::intValue)
                .findFirst());
    }

    /** How much of its limit a repository uses; empty where there is none. */
    public Optional<Use> use(long repositoryId) {
        OptionalInt limit = of(repositoryId);
        return limit.isEmpty() ? Optional.empty() : Optional.of(new Use(count(repositoryId), limit.getAsInt()));
    }

    private int count(long repositoryId) {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM tag WHERE repository_id = :repository")
                .bind("repository", repositoryId)
                .mapTo(Integer.class)
                .one());
    }

    /** Tags that there are, and that there may be. */
    public record Use(int tags, int limit) {
        private static final int WARNING_PERCENT = 90;

        public boolean isExceeded() {
            return tags > limit;
        }

        /** From nine tenths on. */
        public boolean isNearlyAll() {
            return tags * 100L >= (long) limit * WARNING_PERCENT;
        }
    }

    /**
     * Sets the limit.
     *
     * @param tags 0: none
     */
    public void set(long repositoryId, int tags) {
        requireWithin(tags);
        database.change(handle -> {
            handle.createUpdate("DELETE FROM tag_limit WHERE repository_id = :repository")
                    .bind("repository", repositoryId)
                    .execute();
            if (tags > 0) {
                handle.createUpdate("INSERT INTO tag_limit (repository_id, tags) VALUES (:repository, :tags)")
                        .bind("repository", repositoryId)
                        .bind("tags", tags)
                        .execute();
            }
        });
    }

    /** @throws RegistryException 400 when there can't be such a limit */
    public static void requireWithin(int tags) {
        if (tags < 0 || tags > MOST) {
            throw new RegistryException(
                    ErrorCode.UNSUPPORTED,
                    400,
                    "The tag limit " + tags + " is out of range: use 1 to " + MOST + " tags, or 0 for no limit.",
                    Map.of());
        }
    }
}
