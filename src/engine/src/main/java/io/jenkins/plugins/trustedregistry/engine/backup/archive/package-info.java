// SPDX-License-Identifier: MIT
/**
 * The archive of a backup as bytes: what is in it, writing it, reading it without believing anything of it.
 *
 * <p>An archive is a tar file that any tar can list; {@link io.jenkins.plugins.trustedregistry.engine.backup} says which entries it
 * has, in which order. A reader compares everything with its digest before it is used, and refuses what is cut or changed with a
 * sentence that says where.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.backup.archive;

import org.jspecify.annotations.NullMarked;
