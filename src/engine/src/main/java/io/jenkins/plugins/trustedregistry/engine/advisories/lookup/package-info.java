// SPDX-License-Identifier: MIT
/** What is asked of the vulnerability database, and what it answers. Knows nothing of how the data lies on disk. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.advisories.lookup;

import org.jspecify.annotations.NullMarked;
