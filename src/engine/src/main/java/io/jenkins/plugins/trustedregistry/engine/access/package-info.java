// SPDX-License-Identifier: MIT
/**
 * Who may do what, and why.
 *
 * <p>A {@link io.jenkins.plugins.trustedregistry.engine.access.Principal} is whoever a request comes from, however they proved it.
 * {@link io.jenkins.plugins.trustedregistry.engine.access.AccessControl} answers with a decision that explains itself: which right
 * allowed it, or which one is missing and who can grant it. The role table is data, and a test prints it.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.access;

import org.jspecify.annotations.NullMarked;
