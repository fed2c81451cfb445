// SPDX-License-Identifier: MIT
/** The part of the management API that is about scans: asking for them, reports, suppressions, the search. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.api.scan;

import org.jspecify.annotations.NullMarked;
