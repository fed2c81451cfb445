// SPDX-License-Identifier: MIT
/**
 * Whether blobs are what their digests say: as they are read, with damaged ones put aside, and all of them one after the other. Nothing
 * that a back end does to store them is known here.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.storage.verification;

import org.jspecify.annotations.NullMarked;
