// SPDX-License-Identifier: MIT
/** What clients did through the distribution API, told to whoever listens once it is done. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.distribution.event;

import org.jspecify.annotations.NullMarked;
