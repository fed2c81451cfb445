// SPDX-License-Identifier: MIT
/**
 * Pipeline steps. {@code withRegistry} logs in for its block, as the running build; what runs inside (docker, podman, skopeo, buildah)
 * finds the login in a file that only the agent's user can read.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.plugin.steps;

import org.jspecify.annotations.NullMarked;
