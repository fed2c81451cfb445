// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.admission;

import io.jenkins.plugins.trustedregistry.engine.endpoint.Check;

/**
 * What stands before the bytes of an image, once it is known that the caller may pull from its repository.
 *
 * @param manifests before a manifest
 * @param blobs before a blob
 */
public record PullGates(Check manifests, Check blobs) {}
