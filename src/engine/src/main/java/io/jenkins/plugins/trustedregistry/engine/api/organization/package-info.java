// SPDX-License-Identifier: MIT
/** Organizations, their teams, grants and robots; completing names of people and groups. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.api.organization;

import org.jspecify.annotations.NullMarked;
