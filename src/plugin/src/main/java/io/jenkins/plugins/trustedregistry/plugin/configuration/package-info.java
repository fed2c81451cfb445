// SPDX-License-Identifier: MIT
/**
 * The settings as Jenkins keeps them: one YAML text in the engine's own schema, and the private key as a secret of Jenkins.
 * 
 * <p>There is no second schema. The form and JCasC hand their values to the engine's reader, which also words the refusals.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.plugin.configuration;

import org.jspecify.annotations.NullMarked;
