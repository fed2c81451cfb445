// SPDX-License-Identifier: MIT
/** Webhooks of a repository, a namespace and the registry; what hangs on a webhook asks for the right of its place. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.api.webhook;

import org.jspecify.annotations.NullMarked;
