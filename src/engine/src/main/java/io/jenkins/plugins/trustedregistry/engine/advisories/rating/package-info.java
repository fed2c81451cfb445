// SPDX-License-Identifier: MIT
/** How bad a vulnerability is: scores out of CVSS vectors, and what the words of ecosystems mean. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.advisories.rating;

import org.jspecify.annotations.NullMarked;
