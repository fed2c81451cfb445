// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who can be in a team: a user or group of the directory, a robot account, or a folder or job of the host. {@code kind:name}, and
 * in that order.
 */
public record Member(Kind kind, String name) implements Comparable<Member> {
    private static final int LONGEST = 512;

    /** What a member is. */
    public enum Kind {
        USER,
        GROUP,
        ROBOT,
        /** A folder or job of the host: a build inside it acts as this member. */
        JOB;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Member {
        if (!canBeName(name)) {
            throw invalid(kind + ":" + name);
        }
    }

    /** Parses {@code user:nigel}, {@code group:ldap-devs}, {@code robot:technology+ci}, {@code job:folder/job}. */
    public static Member parse(String text) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? "" : text.substring(0, colon);
        for (Kind candidate : Kind.values()) {
            if (candidate.toString().equals(kind)) {
                return new Member(candidate, text.substring(colon + 1));
            }
        }
        throw invalid(text);
    }

    /** Whether a member can have this name. A directory may have groups that can't be members; they just never are. */
    public static boolean canBeName(String name) {
        return !name.isBlank() && name.length() <= LONGEST && name.chars().noneMatch(Character::isISOControl);
    }

    /** A copy that can't be changed and is always read in the same order. */
    static Set<Member> ordered(Collection<Member> members) {
        return Collections.unmodifiableSet(new TreeSet<>(members));
    }

    /** As they are stored. */
    static List<String> texts(Collection<Member> members) {
        return members.stream().map(Member::toString).toList();
    }

    public static Member user(String name) {
        return new Member(Kind.USER, name);
    }

    private static RegistryException invalid(String text) {
        return new RegistryException(
                ErrorCode.NAME_INVALID,
                "The member '" + Shown.of(text)
                        + "' is not well-formed: write user:NAME, group:NAME, robot:NAME or job:PATH.");
    }

    @Override
    public int compareTo(Member other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return kind + ":" + name;
    }
}
