// SPDX-License-Identifier: MIT
/** The back end that is a folder: blobs and uploads as files. {@link DiskLayout} draws what lies where. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.storage.file;

import org.jspecify.annotations.NullMarked;
