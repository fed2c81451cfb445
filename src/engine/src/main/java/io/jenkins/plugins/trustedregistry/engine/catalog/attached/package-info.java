// SPDX-License-Identifier: MIT
/** What was pushed about images: signatures, bills of materials, attestations; by their subject or by cosign's tags. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.catalog.attached;

import org.jspecify.annotations.NullMarked;
