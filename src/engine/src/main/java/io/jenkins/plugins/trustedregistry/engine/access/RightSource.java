// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.access;

import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import io.jenkins.plugins.trustedregistry.engine.accounts.TeamName;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;

/** Where a right comes from. Its text is a clause that fits behind a colon. */
public sealed interface RightSource {

    Capacity capacity();

    /** The repository is public; anonymous callers get less out of that only where the table of rights says so. */
    record PublicRepository(boolean loggedIn) implements RightSource {
        @Override
        public Capacity capacity() {
            return loggedIn ? Capacity.ANY_USER : Capacity.ANONYMOUS;
        }

        @Override
        public String toString() {
            return "the repository is public";
        }
    }

    /** Some team of the organization has this member. */
    record TeamMember(TeamName team, Member via) implements RightSource {
        @Override
        public Capacity capacity() {
            return Capacity.TEAM_MEMBER;
        }

        @Override
        public String toString() {
            return "member of the team " + team + " as " + via;
        }
    }

    /** A team has been granted a role on the repository, and has this member. */
    record TeamGrant(TeamName team, Member via, Role role) implements RightSource {
        @Override
        public Capacity capacity() {
            return Capacity.of(role);
        }

        @Override
        public String toString() {
            return "the team " + team + " has " + role + ", and " + via + " is in it";
        }
    }

    /** The namespace bears the user's own name. */
    record NamespaceOwner(NamespaceName namespace) implements RightSource {
        @Override
        public Capacity capacity() {
            return Capacity.NAMESPACE_OWNER;
        }

        @Override
        public String toString() {
            return "owner of the personal namespace " + namespace;
        }
    }

    /** This member is among the owners of the organization. */
    record OrganizationOwner(NamespaceName organization, Member via) implements RightSource {
        @Override
        public Capacity capacity() {
            return Capacity.ORGANIZATION_OWNER;
        }

        @Override
        public String toString() {
            return "owner of the organization " + organization + " as " + via;
        }
    }

    /** The registry asked this scanner to look into the repository. */
    record Scanning() implements RightSource {
        @Override
        public Capacity capacity() {
            return Capacity.READ_ONLY;
        }

        @Override
        public String toString() {
            return "asked to scan an image of the repository";
        }
    }

    /** The directory says so. */
    record RegistryAdmin() implements RightSource {
        @Override
        public Capacity capacity() {
            return Capacity.REGISTRY_ADMIN;
        }

        @Override
        public String toString() {
            return "administrator of the registry";
        }
    }
}
