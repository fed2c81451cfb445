// SPDX-License-Identifier: MIT
/**
 * A running build publishes all at once: what it pushes with the logins of a staging area gets no tag that others see, until the area is
 * published. Then every tag comes to point where it shall in one transaction; or the area is given up, and none does.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.staging;

import org.jspecify.annotations.NullMarked;
