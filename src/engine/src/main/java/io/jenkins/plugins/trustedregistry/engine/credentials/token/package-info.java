// SPDX-License-Identifier: MIT
/** Personal access tokens: named, limited, perhaps expiring secrets that stand for their owner. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.credentials.token;

import org.jspecify.annotations.NullMarked;
