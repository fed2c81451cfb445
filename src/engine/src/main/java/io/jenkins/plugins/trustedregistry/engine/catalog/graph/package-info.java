// SPDX-License-Identifier: MIT
/** What leads to what in a repository: tags to manifests, indexes to manifests, referrers to their subjects. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.catalog.graph;

import org.jspecify.annotations.NullMarked;
