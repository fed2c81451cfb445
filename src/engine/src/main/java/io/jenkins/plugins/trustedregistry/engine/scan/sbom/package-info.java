// SPDX-License-Identifier: MIT
/** Bills of materials beside images: ours, attached by setting, and those that whoever pushed the image attached. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.scan.sbom;

import org.jspecify.annotations.NullMarked;
