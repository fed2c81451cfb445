// SPDX-License-Identifier: MIT
/** What administrators run the registry with. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.api.operation;

import org.jspecify.annotations.NullMarked;
