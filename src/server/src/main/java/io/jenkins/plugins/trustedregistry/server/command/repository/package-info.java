// SPDX-License-Identifier: MIT
/** Repositories, tags, images and the trash. */
@NullMarked
package io.jenkins.plugins.trustedregistry.server.command.repository;

import org.jspecify.annotations.NullMarked;
