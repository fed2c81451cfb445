// SPDX-License-Identifier: MIT
/**
 * Settings as text: reading the YAML file that both hosts share, saying where in it a mistake is, and writing settings as JSON or YAML.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.settings.file;

import org.jspecify.annotations.NullMarked;
