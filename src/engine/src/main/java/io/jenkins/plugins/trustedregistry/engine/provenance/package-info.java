// SPDX-License-Identifier: MIT
/**
 * Where images come from: when a running build pushes one, the registry itself signs a statement of the build that made it (in-toto
 * Statement v1 with the SLSA provenance predicate v1, in a DSSE envelope) and attaches it to the image, where cosign finds it. What it
 * says is the host's knowledge of the run; the build is not asked.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.provenance;

import org.jspecify.annotations.NullMarked;
