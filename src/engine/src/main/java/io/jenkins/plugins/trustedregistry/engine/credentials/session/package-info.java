// SPDX-License-Identifier: MIT
/**
 * Sessions of browsers: what somebody who signed in with a password at the registry's own pages goes on with. The browser holds a
 * secret in a cookie that no script can read; the registry keeps its hash, and looks up anew at each use who the person is now and
 * whether the account still is one.
 *
 * <p>A session ends after an hour without use, after twelve hours in any case, when the person signs out, and when their password
 * changes.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.credentials.session;

import org.jspecify.annotations.NullMarked;
