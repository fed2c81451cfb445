// SPDX-License-Identifier: MIT
/**
 * Deleting and undoing, as everybody does it: the distribution API, the management API, rules.
 *
 * <p>{@link io.jenkins.plugins.trustedregistry.engine.deletion.Deletions} and {@link
 * io.jenkins.plugins.trustedregistry.engine.deletion.Undo} are the only ways to it for the rest of the registry; they know how long
 * the trash keeps things and tell a {@link io.jenkins.plugins.trustedregistry.engine.deletion.DeletionListener} what was done, so
 * that nobody who deletes can forget to. {@link io.jenkins.plugins.trustedregistry.engine.deletion.TrashPurge} and {@link
 * io.jenkins.plugins.trustedregistry.engine.deletion.UntaggedCollection} are works for a job. Who may delete is decided elsewhere.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.deletion;

import org.jspecify.annotations.NullMarked;
