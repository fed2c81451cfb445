// SPDX-License-Identifier: MIT
/**
 * The registry's own certificate authority: made on first start, it signs the certificate of the listener and those of client
 * bundles. Key files are read and written here and nowhere else.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.credentials.authority;

import org.jspecify.annotations.NullMarked;
