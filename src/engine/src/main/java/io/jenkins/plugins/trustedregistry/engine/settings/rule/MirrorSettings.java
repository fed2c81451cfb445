// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.rule;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.criterion.Criteria;
import io.jenkins.plugins.trustedregistry.engine.criterion.RuleName;
import io.jenkins.plugins.trustedregistry.engine.criterion.Trigger;
import io.jenkins.plugins.trustedregistry.engine.criterion.template.TagTemplate;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.MirrorDirection;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.MirrorWish;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.Occasions;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.Remote;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.RemotePassword;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.Selection;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tags of a repository go to another registry, or come from one. Only name, direction, registry and repository are required.
 *
 * @param direction push, to the other registry, or poll, from it
 * @param registry the other registry: {@code https://host} or {@code https://host:port}
 * @param repository its name there
 * @param username as for docker login; default none
 * @param password of that user; empty, the default: a mirror that is there keeps what it has, while registry, username and
 *     authorities stay the same. Never written down
 * @param authorities certificates in PEM, one of which must have signed the other registry's; default those that Java trusts
 * @param tag a template for the names at the target; default {@code %n}, the same name
 * @param timeZone of the times in the template; default UTC
 * @param criteria all must match; of one that polls only those that begin with tag; default none: every tag
 * @param triggers of one that pushes, what makes it look at a tag by itself: push, scan, evidence; default all
 * @param schedule of one that polls, a unix cron expression in UTC; empty: by hand only; default every half an hour
 * @param referrers whether signatures, bills of materials and provenance go along; default true
 * @param overwrite whether a tag moves that is at the target with another image; default true
 * @param active default true
 * @param owner the user or robot account on whose rights it runs; empty, the default: the registry's own, as only administrators write
 *     settings
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MirrorSettings(
        String name,
        String direction,
        String registry,
        String repository,
        String username,
        String password,
        String authorities,
        String tag,
        String timeZone,
        List<String> criteria,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> triggers,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String schedule,
        boolean referrers,
        boolean overwrite,
        boolean active,
        String owner) {

    public MirrorSettings {
        criteria = List.copyOf(criteria);
        triggers = triggers == null ? null : List.copyOf(triggers);
        if (!password.isEmpty() && username.isEmpty()) {
            throw new InvalidSettingException("password belongs to a username: give both, or neither.");
        }
        if (!password.isEmpty()) {
            new RemotePassword(password);
        }
        if (!owner.isEmpty()) {
            Member.parse(owner);
        }
        new MirrorWish( // which refuses what does not fit together
                RuleName.parse(name),
                MirrorDirection.parse(direction),
                remote(registry, repository, username, authorities),
                selection(tag, timeZone, criteria, referrers, overwrite),
                occasions(direction, triggers, schedule),
                active);
    }

    @JsonCreator
    static MirrorSettings of(
            @JsonProperty(value = "name", required = true) String name,
            @JsonProperty(value = "direction", required = true) String direction,
            @JsonProperty(value = "registry", required = true) String registry,
            @JsonProperty(value = "repository", required = true) String repository,
            @JsonProperty("username") @Nullable String username,
            @JsonProperty("password") @Nullable String password,
            @JsonProperty("authorities") @Nullable String authorities,
            @JsonProperty("tag") @Nullable String tag,
            @JsonProperty("timeZone") @Nullable String timeZone,
            @JsonProperty("criteria") @Nullable List<String> criteria,
            @JsonProperty("triggers") @Nullable List<String> triggers,
            @JsonProperty("schedule") @Nullable String schedule,
            @JsonProperty("referrers") @Nullable Boolean referrers,
            @JsonProperty("overwrite") @Nullable Boolean overwrite,
            @JsonProperty("active") @Nullable Boolean active,
            @JsonProperty("owner") @Nullable String owner) {
        return new MirrorSettings(
                name,
                direction,
                registry,
                repository,
                requireNonNullElse(username, ""),
                requireNonNullElse(password, ""),
                requireNonNullElse(authorities, ""),
                requireNonNullElse(tag, TagTemplate.SAME.text()),
                requireNonNullElse(timeZone, "UTC"),
                requireNonNullElse(criteria, List.of()),
                triggers,
                schedule,
                requireNonNullElse(referrers, true),
                requireNonNullElse(overwrite, true),
                requireNonNullElse(active, true),
                requireNonNullElse(owner, ""));
    }

    /** As it would stand in settings, without a password. */
    public static MirrorSettings of(MirrorWish wish, Optional<Member> owner) {
        Selection selection = wish.selection();
        boolean push = wish.direction() == MirrorDirection.PUSH;
        return new MirrorSettings(
                wish.name().text(),
                wish.direction().toString(),
                wish.remote().registry().toString(),
                wish.remote().repository().name(),
                wish.remote().username(),
                "",
                wish.remote().authorities(),
                selection.template().text(),
                selection.zone().getId(),
                selection.criteria().texts(),
                push
                        ? wish.occasions().triggers().stream()
                                .sorted()
                                .map(Trigger::toString)
                                .toList()
                        : null,
                push ? null : wish.occasions().schedule().map(Object::toString).orElse(""),
                selection.referrers(),
                selection.overwrite(),
                wish.active(),
                owner.map(Member::toString).orElse(""));
    }

    public MirrorWish wish() {
        return new MirrorWish(
                RuleName.parse(name),
                MirrorDirection.parse(direction),
                remote(registry, repository, username, authorities),
                selection(tag, timeZone, criteria, referrers, overwrite),
                occasions(direction, triggers, schedule),
                active);
    }

    private static Remote remote(String registry, String repository, String username, String authorities) {
        return new Remote(Remote.registry(registry), Remote.repository(repository), username, authorities);
    }

    private static Selection selection(
            String tag, String timeZone, List<String> criteria, boolean referrers, boolean overwrite) {
        return new Selection(
                TagTemplate.parse(tag), TagTemplate.zone(timeZone), Criteria.parse(criteria), referrers, overwrite);
    }

    private static Occasions occasions(String direction, @Nullable List<String> triggers, @Nullable String schedule) {
        return Occasions.of(
                MirrorDirection.parse(direction),
                Optional.ofNullable(triggers).map(Trigger::parse),
                Optional.ofNullable(schedule));
    }

    /** Empty: none is given. */
    public Optional<RemotePassword> given() {
        return password.isEmpty() ? Optional.empty() : Optional.of(new RemotePassword(password));
    }

    public Optional<Member> ownedBy() {
        return owner.isEmpty() ? Optional.empty() : Optional.of(Member.parse(owner));
    }

    public MirrorSettings withoutSecret() {
        return new MirrorSettings(
                name,
                direction,
                registry,
                repository,
                username,
                "",
                authorities,
                tag,
                timeZone,
                criteria,
                triggers,
                schedule,
                referrers,
                overwrite,
                active,
                owner);
    }

    @Override
    public String toString() {
        return "MirrorSettings[" + name + "]";
    }
}
