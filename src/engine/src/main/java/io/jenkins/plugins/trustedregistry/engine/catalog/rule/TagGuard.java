// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.catalog.rule;

import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Refuses to touch an immutable tag. It stands inside the transaction that moves or deletes, so what it has seen still holds when
 * that happens.
 */
public final class TagGuard {
    private final Handle handle;
    private final long repositoryId;
    private final ImmutableTags immutable;
    private final Instant now;

    public TagGuard(Handle handle, long repositoryId, ImmutableTags immutable, Instant now) {
        this.handle = handle;
        this.repositoryId = repositoryId;
        this.immutable = immutable;
        this.now = now;
    }

    /** The guard of a repository, with its rules as they are now. */
    public static TagGuard of(Handle handle, long repositoryId, Instant now) {
        ImmutableTags immutable = handle.createQuery(
                        "SELECT immutable_tags, immutable_days FROM repository WHERE id = :repository")
                .bind("repository", repositoryId)
                .map((row, context) -> SqlRules.immutable(row))
                .findFirst()
                .orElse(ImmutableTags.NONE);
        return new TagGuard(handle, repositoryId, immutable, now);
    }

    /** Whether any tag at all could be refused; if not, nothing needs to be asked. */
    public boolean isOn() {
        return !immutable.patterns().isEmpty();
    }

    /**
     * Lets a tag through that may be moved and deleted.
     *
     * @param taggedAt when it was pushed last
     * @param touch what is tried
     * @param touched what can't be done, as the end of a sentence that begins with "The tag ... is immutable, so ..."
     * @throws RegistryException DENIED when it is immutable, naming the rule, its end and who can release it
     */
    public void check(Tag tag, Instant taggedAt, Touch touch, String touched) {
        Optional<String> pattern = immutableBy(tag, taggedAt);
        if (pattern.isPresent()) {
            Optional<Instant> end = immutable.end(taggedAt);
            throw refusal(tag, pattern.get(), end, touched, touch.next(end.isPresent()));
        }
    }

    /** By which pattern a tag is immutable now; empty when it may be moved and deleted. */
    public Optional<String> immutableBy(Tag tag, Instant taggedAt) {
        Optional<String> pattern = immutable.patterns().matching(tag);
        if (pattern.isEmpty()) {
            return pattern;
        }
        boolean ended =
                immutable.end(taggedAt).filter(end -> !now.isBefore(end)).isPresent();
        return ended || SqlRules.find(handle, repositoryId, tag).isPresent() ? Optional.empty() : pattern;
    }

    private static RegistryException refusal(
            Tag tag, String pattern, Optional<Instant> end, String touched, String next) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("tag", tag.name());
        detail.put("immutableTags", pattern);
        end.ifPresent(time -> detail.put("until", time.toString()));
        String until = end.map(time -> " until " + time).orElse("");
        return new RegistryException(
                ErrorCode.DENIED,
                "The tag " + tag + " is immutable" + until + ", so " + touched + ": the repository's rule '" + pattern
                        + "' says so. " + next,
                detail);
    }
}
