// SPDX-License-Identifier: MIT
/**
 * Who there is: organizations, teams, their members of four kinds, and the grants that teams hold on repositories.
 *
 * <p>People and groups are not kept here: the host lends a {@link io.jenkins.plugins.trustedregistry.engine.accounts.Directory}.
 * A member is named by kind and name, so that a team can hold a group of LDAP or a folder of Jenkins without knowing what they are.
 *
 * <p>A namespace is an organization's, or it is personal and bears a user's name
 * ({@link io.jenkins.plugins.trustedregistry.engine.accounts.PersonalNamespaces} says whose). Names of organizations and teams never
 * change. Nothing here asks who is calling: package access decides before it is called.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.accounts;

import org.jspecify.annotations.NullMarked;
