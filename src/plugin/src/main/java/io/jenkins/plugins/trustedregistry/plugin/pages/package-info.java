// SPDX-License-Identifier: MIT
/**
 * What a browser sees below {@code /trusted-registry/}: one page in Jenkins' layout whose scripts make calls of the management
 * API, and the bridge that hands those calls to the engine with Jenkins' own session.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.plugin.pages;

import org.jspecify.annotations.NullMarked;
