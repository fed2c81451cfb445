// SPDX-License-Identifier: MIT
/**
 * What Jenkins' own build tools do to a plugin and can't be had from Maven Central: the index files by which a starting Jenkins
 * finds symbols, initializers and terminators without loading every class.
 */
package io.jenkins.plugins.trustedregistry.build;
