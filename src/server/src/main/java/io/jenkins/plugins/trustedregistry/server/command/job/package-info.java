// SPDX-License-Identifier: MIT
/** Background work: jobs, garbage collection, the scrub. */
@NullMarked
package io.jenkins.plugins.trustedregistry.server.command.job;

import org.jspecify.annotations.NullMarked;
