// SPDX-License-Identifier: MIT
/**
 * The one YAML file of a standalone server: the block {@code unclassified: trustedRegistry:} that Jenkins reads as well, and the
 * local users of the block {@code jenkins: securityRealm: local:}. Variables are written as in JCasC.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.server.settings;

import org.jspecify.annotations.NullMarked;
