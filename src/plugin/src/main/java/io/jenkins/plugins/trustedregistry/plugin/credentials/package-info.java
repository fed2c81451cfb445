// SPDX-License-Identifier: MIT
/** Credentials that the plugin brings to Jenkins, and what its steps take from them. */
@NullMarked
package io.jenkins.plugins.trustedregistry.plugin.credentials;

import org.jspecify.annotations.NullMarked;
