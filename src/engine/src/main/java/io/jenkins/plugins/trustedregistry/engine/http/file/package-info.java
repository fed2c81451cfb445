// SPDX-License-Identifier: MIT
/** Files that the kernel sends, so that their bytes never come into this process. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.http.file;

import org.jspecify.annotations.NullMarked;
