// SPDX-License-Identifier: MIT
/**
 * Images in files: folders in OCI layout (image-spec, image-layout.md), the same in a tar file, and what {@code docker save} writes.
 *
 * <pre>
 *   oci-layout  index.json  blobs/ALGORITHM/HEX           in a folder or in a tar file
 *   manifest.json  CONFIG.json  LAYER/layer.tar           docker save before version 25
 * </pre>
 *
 * <p>They may come from anybody. Nothing is unpacked: files are found by names made of digests, and whatever is read is checked against
 * its digest, so a name with dots or a link gains nothing.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.client.layout;

import org.jspecify.annotations.NullMarked;
