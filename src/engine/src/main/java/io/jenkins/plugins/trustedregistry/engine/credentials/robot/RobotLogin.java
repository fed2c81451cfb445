// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.robot;

/**
 * A robot that showed a good secret.
 *
 * @param secretId which of its secrets it was
 */
public record RobotLogin(Robot robot, String secretId) {}
