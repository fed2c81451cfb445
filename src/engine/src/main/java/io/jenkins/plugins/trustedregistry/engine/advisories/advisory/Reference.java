// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.advisory;

/**
 * Where more is said.
 *
 * @param type as OSV names it: ADVISORY, FIX, REPORT, WEB, ...
 * @param url http or https only
 */
public record Reference(String type, String url) {}
