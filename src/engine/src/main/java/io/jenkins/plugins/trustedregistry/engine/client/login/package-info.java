// SPDX-License-Identifier: MIT
/** How one proves oneself to a registry: what it challenges with, and docker's token protocol (distribution, "Token Authentication"). */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.client.login;

import org.jspecify.annotations.NullMarked;
