// SPDX-License-Identifier: MIT
/** Repositories, their images and tags, and what can be undone. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.api.repository;

import org.jspecify.annotations.NullMarked;
