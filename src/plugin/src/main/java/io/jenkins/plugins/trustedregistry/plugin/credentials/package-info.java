// SPDX-License-Identifier: MIT
/**
 * What Jenkins calls credentials: the running build as an ordinary user name and password ({@link
 * io.jenkins.plugins.trustedregistry.plugin.credentials.BuildCredentials}), and client bundles of a registry ({@link
 * io.jenkins.plugins.trustedregistry.plugin.credentials.BundleCredentials}), uploaded as the zip they come in.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.plugin.credentials;

import org.jspecify.annotations.NullMarked;
