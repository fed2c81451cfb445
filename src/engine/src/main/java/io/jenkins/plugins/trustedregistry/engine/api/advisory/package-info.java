// SPDX-License-Identifier: MIT
/** The data about vulnerabilities in the management API: what there is and how old it is, updates, uploads and imports. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.api.advisory;

import org.jspecify.annotations.NullMarked;
