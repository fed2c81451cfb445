// SPDX-License-Identifier: MIT
/**
 * What an administrator can set, as values: one schema for JCasC and for the standalone server's YAML file.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.settings;

import org.jspecify.annotations.NullMarked;
