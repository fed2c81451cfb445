// SPDX-License-Identifier: MIT
/** Organizations with their teams and repositories, as the settings have them and as they are brought in line. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.settings.organization;

import org.jspecify.annotations.NullMarked;
