// SPDX-License-Identifier: MIT
/** How what scans tell stands in columns: as compressed JSON, as numbers that sort by severity. The tables are in the package above. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.scan.store.packed;

import org.jspecify.annotations.NullMarked;
