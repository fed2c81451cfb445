// SPDX-License-Identifier: MIT
/** Images that are not in the registry: a folder or archive in OCI's layout, and what {@code docker save} writes. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.scan.outside;

import org.jspecify.annotations.NullMarked;
