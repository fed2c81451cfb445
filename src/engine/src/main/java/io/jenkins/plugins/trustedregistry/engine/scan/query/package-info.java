// SPDX-License-Identifier: MIT
/** What the advisories are asked about a component: which ecosystem of OSV it belongs to, and what that calls it. No I/O. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.scan.query;

import org.jspecify.annotations.NullMarked;
