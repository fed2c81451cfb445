// SPDX-License-Identifier: MIT
/**
 * Which of two versions is the older one, in each ecosystem: one class for each way to count, all of the same shape. They are our own
 * but for Maven's, because lookups compare some hundred thousand versions a second and must know what can't be compared.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.advisories.version;

import org.jspecify.annotations.NullMarked;
