// SPDX-License-Identifier: MIT
/**
 * What may be known of images that running builds have staged and not published: their bytes by those who push into the same area, and
 * that they are there by these, whoever pushed them and administrators. To everybody else nothing is there.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.access.sight;

import org.jspecify.annotations.NullMarked;
