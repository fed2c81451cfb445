// SPDX-License-Identifier: MIT
/**
 * The one door to Jenkins: {@link io.jenkins.plugins.trustedregistry.plugin.controller.Controller} is asked instead of Jenkins'
 * own singletons, so that one file shows everything the plugin takes from the controller.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.plugin.controller;

import org.jspecify.annotations.NullMarked;
