// SPDX-License-Identifier: MIT
/**
 * The words of the OCI distribution and image specifications as values: digests, names, tags, references, descriptors and
 * manifests, and the error codes a registry may answer with.
 *
 * <p>Nothing here does I/O. Every type has one {@code parse} that serves HTTP, forms, settings files and pipeline steps;
 * {@code toString} is its inverse. A string that is not well-formed becomes a {@link
 * io.jenkins.plugins.trustedregistry.engine.oci.RegistryException} with the code the specification names and a sentence that
 * says what is allowed. Below the edge of the engine no digest, name or tag is a {@code String}.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.oci;

import org.jspecify.annotations.NullMarked;
