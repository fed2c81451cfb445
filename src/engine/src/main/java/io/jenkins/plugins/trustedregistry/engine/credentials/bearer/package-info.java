// SPDX-License-Identifier: MIT
/**
 * Bearer tokens (Docker's token specification): signed texts of five minutes that name actions on repositories, and refresh
 * tokens, for which a client gets new ones without a password.
 *
 * <p>A bearer token says who it was issued to and for what; it does not say what that person may do. Rights, groups and whether
 * the account still is one are looked up anew at each use.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.credentials.bearer;

import org.jspecify.annotations.NullMarked;
