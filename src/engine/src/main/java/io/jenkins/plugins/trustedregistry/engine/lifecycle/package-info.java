// SPDX-License-Identifier: MIT
/**
 * The end of blobs: garbage collection; and in {@code scrub} finding damaged ones.
 *
 * <p>Collection decides first and acts second. A {@link io.jenkins.plugins.trustedregistry.engine.lifecycle.Planner} reads a page
 * of what is stored and what is needed, a {@link io.jenkins.plugins.trustedregistry.engine.lifecycle.CollectionRule} says as a
 * value what is to go and why, and a {@link io.jenkins.plugins.trustedregistry.engine.lifecycle.Collector} removes it, after
 * making sure again. It works beside pushes and mounts: decision 10 in {@code docs/decisions} goes through everything that can
 * happen at the same time, and says why none of it loses a blob that somebody needs.
 *
 * <p>A collection is a job, by hand or on a schedule.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.lifecycle;

import org.jspecify.annotations.NullMarked;
