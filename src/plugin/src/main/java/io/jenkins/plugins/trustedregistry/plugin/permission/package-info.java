// SPDX-License-Identifier: MIT
/**
 * The permission group Trusted Registry, as administrators see it in Jenkins' authorization strategies.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.plugin.permission;

import org.jspecify.annotations.NullMarked;
