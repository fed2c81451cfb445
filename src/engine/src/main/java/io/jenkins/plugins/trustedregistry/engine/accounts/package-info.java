// SPDX-License-Identifier: MIT
/**
 * Who there is: organizations, teams, their members of four kinds, and the grants that teams hold on repositories.
 *
 * <p>People and groups are not kept here: the host lends a {@link io.jenkins.plugins.trustedregistry.engine.accounts.Directory}.
 * A member is named by kind and name, so that a team can hold a group of LDAP or a folder of Jenkins without knowing what they are.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.accounts;

import org.jspecify.annotations.NullMarked;
