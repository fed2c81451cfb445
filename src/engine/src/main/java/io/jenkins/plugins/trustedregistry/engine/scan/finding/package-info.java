// SPDX-License-Identifier: MIT
/** The values of a result: states, counts, findings, suppressions. No I/O. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.scan.finding;

import org.jspecify.annotations.NullMarked;
