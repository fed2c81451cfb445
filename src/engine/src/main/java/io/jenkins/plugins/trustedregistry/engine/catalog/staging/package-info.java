// SPDX-License-Identifier: MIT
/**
 * Tags that are to be: a staging area has what each of them shall point at, and points all of them there at once, in one transaction,
 * or is forgotten. The manifests lie in their repositories like any that has no tag; while an area names one, no rule takes it for
 * untagged.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.catalog.staging;

import org.jspecify.annotations.NullMarked;
