// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.image;

/**
 * A layer of an image that was scanned.
 *
 * @param digest of its stored bytes
 * @param size as stored, in bytes
 * @param instruction the line of the build that made it; empty when the image does not say
 */
public record ImageLayer(String digest, long size, String instruction) {}
