// SPDX-License-Identifier: MIT
/**
 * Jenkins' users and groups as the engine's directory.
 * 
 * <p>{@link io.jenkins.plugins.trustedregistry.plugin.people.JenkinsDirectory} decides; {@link
 * io.jenkins.plugins.trustedregistry.plugin.people.Realm} is all it knows of a security realm, and {@link
 * io.jenkins.plugins.trustedregistry.plugin.people.SecurityRealmPeople} asks the real one.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.plugin.people;

import org.jspecify.annotations.NullMarked;
