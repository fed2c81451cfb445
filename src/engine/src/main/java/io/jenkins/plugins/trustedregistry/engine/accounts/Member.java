// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.accounts;

import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.Locale;

/**
 * Who can be in a team: a user or group of the directory, a robot account, or a folder or job of the host. {@code kind:name}, and
 * in that order.
 */
public record Member(Kind kind, String name) implements Comparable<Member> {

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
        if (name.isBlank() || name.length() > 512 || name.chars().anyMatch(Character::isISOControl)) {
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
