// SPDX-License-Identifier: MIT
/** Mirroring: the mirrors of repositories, their runs, what became of tags, and whether another registry lets a mirror in. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.api.mirroring;

import org.jspecify.annotations.NullMarked;
