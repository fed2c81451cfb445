// SPDX-License-Identifier: MIT
/**
 * What steps do on the machine that a build runs on: images of a docker daemon through docker-java, images in files with the engine's
 * client. Every class here travels to agents, so it depends on as little as can be; what comes back to Jenkins is {@link
 * io.jenkins.plugins.trustedregistry.plugin.agent.Outcome} and lines of the log, nothing else.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.plugin.agent;

import org.jspecify.annotations.NullMarked;
