// SPDX-License-Identifier: MIT
/** The pipeline steps as build steps and a wrapper of freestyle jobs. Each holds the step itself, so parameters are the same. */
@NullMarked
package io.jenkins.plugins.trustedregistry.plugin.freestyle;

import org.jspecify.annotations.NullMarked;
