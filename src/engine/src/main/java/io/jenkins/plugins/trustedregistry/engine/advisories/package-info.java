// SPDX-License-Identifier: MIT
/**
 * What is known to be vulnerable: data in OSV's format, imported from files or mirrors, and asked by package and version.
 *
 * <p>Packages below, each uses only those before it: {@code version} (what is older), {@code advisory} (the values of a record),
 * {@code lookup} (what is asked and answered), {@code rating} (how bad), {@code osv} (reading records), {@code store} (data files on
 * disk), {@code intake} (making data files), {@code update} (mirrors and the job).
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.advisories;

import org.jspecify.annotations.NullMarked;
