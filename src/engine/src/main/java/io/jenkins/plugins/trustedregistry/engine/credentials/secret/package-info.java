// SPDX-License-Identifier: MIT
/**
 * What all stored credentials have in common: secrets that are shown once and kept as hashes, identifiers, and the time of their
 * last use, which is written behind the requests and not in them. What is needed again in clear is kept encrypted by {@link
 * io.jenkins.plugins.trustedregistry.engine.credentials.secret.SecretBox}.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.credentials.secret;

import org.jspecify.annotations.NullMarked;
