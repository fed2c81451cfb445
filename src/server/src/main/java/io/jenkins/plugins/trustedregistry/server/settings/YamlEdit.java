// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.settings;

/** A part of a text that is to be another one: from an offset up to another. */
record YamlEdit(int from, int to, String text) {}
