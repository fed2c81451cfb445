// SPDX-License-Identifier: MIT
/**
 * The registry's engine inside Jenkins. Jenkins lends people, groups, permissions and a place for settings; the engine does the
 * rest. Whatever is worth testing stands in classes that know nothing of Jenkins' types; those that do are thin.
 *
 * <p>controller: the one door to Jenkins; permission: who may do what in Jenkins' words; people: the security realm as the
 * engine's directory; configuration and casc: settings; host: the engine's life; pages and run: what a browser sees; credentials:
 * the build and client bundles as Jenkins' credentials; masking: no secret in a log.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.plugin;

import org.jspecify.annotations.NullMarked;
