// SPDX-License-Identifier: MIT
/** Reports as others read them: JSON, CSV, SARIF 2.1.0, and CycloneDX VEX. Writes streams, knows no database. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.scan.export;

import org.jspecify.annotations.NullMarked;
