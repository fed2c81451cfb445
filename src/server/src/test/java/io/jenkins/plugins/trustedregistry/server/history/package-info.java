// SPDX-License-Identifier: MIT
/**
 * Random histories of a registry, compared with a model of it: pushes, mounts, moves of tags, deletions, undo, collections,
 * restarts and kills. {@code Author} thinks of the next step, {@code Model} says what must be true after it, {@code Inspector}
 * looks whether it is. A history is found again by its seed.
 */
package io.jenkins.plugins.trustedregistry.server.history;
