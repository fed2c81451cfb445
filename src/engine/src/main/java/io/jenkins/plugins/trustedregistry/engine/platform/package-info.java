// SPDX-License-Identifier: MIT
/**
 * What an image runs on: operating system and processor, as its index or its configuration says. Found out when it is pushed, and kept
 * with its manifest: the manifest of a digest never changes.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.platform;

import org.jspecify.annotations.NullMarked;
