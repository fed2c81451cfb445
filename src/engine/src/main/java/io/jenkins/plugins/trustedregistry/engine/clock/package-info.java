// SPDX-License-Identifier: MIT
/**
 * Time, as far as it can be trusted. What people read and what is compared with other machines is the wall clock's; what is promised
 * within one process (leases, grace periods, timeouts) is measured by a clock that nobody sets; what removes something for good asks
 * the {@link io.jenkins.plugins.trustedregistry.engine.clock.SettledClock}.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.clock;

import org.jspecify.annotations.NullMarked;
