// SPDX-License-Identifier: MIT
/**
 * The one registry of this Jenkins: what goes wrong with it becomes a sentence for administrators, never a Jenkins that does not
 * start.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.plugin.host;

import org.jspecify.annotations.NullMarked;
