// SPDX-License-Identifier: MIT
/**
 * The distribution API under {@code /v2/}: one small endpoint object per operation of the specification, and the route table
 * that says which checks stand before each.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.distribution;

import org.jspecify.annotations.NullMarked;
