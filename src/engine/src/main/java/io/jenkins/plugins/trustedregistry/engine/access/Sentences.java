// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

import io.jenkins.plugins.trustedregistry.engine.access.RightsQueries.Granters;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How decisions are worded: which right allows, or which one is missing and who can grant it. */
final class Sentences {
    private static final int MOST_NAMES = 10;

    private Sentences() {}

    static String allowed(
            Voice voice, Principal principal, RepositoryName name, RepositoryAction action, RightSource by) {
        return "On " + name + " " + voice.inside(principal) + " may " + action.verb() + ": " + by + ".";
    }

    static String createdByPush(RepositoryName name) {
        return "The repository " + name + " does not exist yet; a push makes it, because create-on-push is on in "
                + name.namespace() + ".";
    }

    /**
     * What whoever must not learn whether a repository exists is told about it. Made from the question alone: the same bytes for
     * a private repository and for a missing one.
     */
    static String invisible(Principal principal, RepositoryName name, RepositoryAction action) {
        String start = "The repository " + name + " does not exist, or you may not see it. ";
        if (!name.isQualified()) {
            return start + "Put the name of an organization or user in front: namespace/repository.";
        }
        String advice = "You need " + RightsTable.needed(action) + " on it to " + action.verb()
                + ": check the name, or "
                + (principal.isAnonymous() ? "log in" : "ask whoever owns the namespace " + name.namespace()) + ".";
        return action == RepositoryAction.PUSH
                ? start + advice + " A push makes a missing repository only where create-on-push is on for you."
                : start + advice;
    }

    static String missing(RepositoryName name) {
        return "There is no repository " + name + ": make it first.";
    }

    /** For whoever sees the repository and has no right to the action. */
    static String missingRole(
            Voice voice, Principal principal, RepositoryName name, RepositoryAction action, List<RightSource> sources) {
        Role needed = RightsTable.needed(action);
        if (principal.isAnonymous() && voice == Voice.TO_THEMSELVES) {
            return "Without a login you may only pull from " + name + ": log in as somebody who has " + needed
                    + " on it, to " + action.verb() + ".";
        }
        return voice.start(principal) + voice.verb(" need ", " needs ") + needed + " on " + name + " to "
                + action.verb() + "; " + voice.inside(principal) + voice.verb(" have ", " has ") + held(sources) + ".";
    }

    private static String held(List<RightSource> sources) {
        Stream<Role> granted = sources.stream()
                .filter(RightSource.TeamGrant.class::isInstance)
                .map(source -> ((RightSource.TeamGrant) source).role());
        return granted.max(Comparator.naturalOrder())
                .map(Role::toString)
                .orElse(sources.isEmpty() ? "no right on it" : "read-only, as everybody has on a public repository");
    }

    /** Who can give the missing right, as a sentence of its own. */
    static String whoGrants(boolean organization, NamespaceName namespace, Granters granters) {
        if (!organization) {
            return "It is in the personal namespace " + namespace
                    + ", where only its owner and administrators of the registry may do that.";
        }
        String owners = granters.owners().isEmpty()
                ? "Administrators of the registry can grant it."
                : "Owners of the organization " + namespace + " can grant it: " + names(granters.owners()) + ".";
        return granters.teams().isEmpty()
                ? owners
                : owners + " So can the teams that are admin there: "
                        + list(granters.teams().stream().map(Object::toString).toList()) + ".";
    }

    /** For whoever has the right, but uses a credential that stands for less. */
    static String limited(Principal principal, RepositoryName name, RepositoryAction action) {
        Limits limits = principal.limits();
        String start = "On " + name + " you may " + action.verb() + ", but not with this ";
        return limits.withoutGranted().allow(name, action)
                ? start
                        + "token, which was not issued for that: log in again, so that your client asks for one that is."
                : start + "credential, which is limited to " + limitation(limits, action) + ": " + instead(principal);
    }

    private static String instead(Principal principal) {
        return principal
                        .proof()
                        .filter(proof -> proof.kind() == Proof.Kind.BUILD_LOGIN)
                        .isPresent()
                ? "this build is of a revision that its job does not trust. Build it from a trusted one, or give the job a robot"
                        + " account of its own."
                : "use another access token, or your password.";
    }

    private static String limitation(Limits limits, RepositoryAction action) {
        return limits.ceiling()
                .filter(role -> !RightsTable.allows(role, action))
                .map(Role::toString)
                .orElse("other repositories");
    }

    static String allowed(NamespaceName namespace, NamespaceAction action, RightSource by) {
        return "In " + namespace + " you may " + action.verb() + ": " + by + ".";
    }

    static String invisible(NamespaceName namespace, NamespaceAction action) {
        return "There is no namespace " + namespace + ", or you may not " + action.verb()
                + " there. Check the name, or ask one of its owners or an administrator of the registry.";
    }

    static String missingOwnership(NamespaceName organization, NamespaceAction action, Granters granters) {
        return "You need to be an owner of the organization " + organization + " to " + action.verb() + ". "
                + (granters.owners().isEmpty()
                        ? "It has none: ask an administrator of the registry."
                        : "Its owners are " + names(granters.owners()) + ".");
    }

    static String limited() {
        return "This credential is limited, so that it counts for repositories only: use an access token without limits,"
                + " or your password.";
    }

    static String missingAdministration() {
        return "You need to be an administrator of the registry for this: ask one of them.";
    }

    private static String names(List<Member> members) {
        return list(members.stream()
                .map(member -> member.kind() == Member.Kind.USER ? member.name() : member.toString())
                .toList());
    }

    private static String list(List<String> names) {
        String shown = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        int more = names.size() - MOST_NAMES;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }

    /** To whom a sentence is said: to the one it is about, or to others about them. */
    enum Voice {
        TO_THEMSELVES,
        TO_OTHERS;

        String start(Principal about) {
            return this == TO_THEMSELVES ? "You" : about.shownName();
        }

        String inside(Principal about) {
            return this == TO_THEMSELVES ? "you" : about.shownName();
        }

        /** The verb in the form that fits, for instance need or needs. */
        String verb(String plural, String singular) {
            return this == TO_THEMSELVES ? plural : singular;
        }
    }
}
