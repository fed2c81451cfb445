// SPDX-License-Identifier: MIT
/** Commands about scans: of images in the registry and outside of it, their reports, what is suppressed. */
@NullMarked
package io.jenkins.plugins.trustedregistry.server.command.scan;

import org.jspecify.annotations.NullMarked;
