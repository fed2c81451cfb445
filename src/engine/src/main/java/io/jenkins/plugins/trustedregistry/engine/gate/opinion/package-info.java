// SPDX-License-Identifier: MIT
/** What a rule says of an image: kept, or broken by how much and by what. Values without I/O. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.gate.opinion;

import org.jspecify.annotations.NullMarked;
