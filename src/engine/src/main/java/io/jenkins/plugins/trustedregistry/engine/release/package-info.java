// SPDX-License-Identifier: MIT
/**
 * Whether a newer release of the registry is there. A host that knows tells ({@link
 * io.jenkins.plugins.trustedregistry.engine.release.ReleaseNews}); else a document at an address that an administrator has set is asked,
 * or nobody. Nothing is ever installed from here.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.release;

import org.jspecify.annotations.NullMarked;
