// SPDX-License-Identifier: MIT
/** Scanning, other scanners and vulnerability data, as the settings have them. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.settings.scan;

import org.jspecify.annotations.NullMarked;
