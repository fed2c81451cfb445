// SPDX-License-Identifier: MIT
/**
 * Which images have which vulnerabilities: what is inside an image ({@code inventory}), matched with what is known to be vulnerable
 * ({@code advisories}).
 *
 * <p>Packages below, each uses only those before it: {@code query} (what the advisories are asked), {@code finding} (values), {@code
 * image} (looking into one), {@code adapter} (scanners that are other programs), {@code store} (tables), {@code report} (reading
 * results), {@code export} (formats), {@code job} (work in the background), {@code sbom} (bills beside images), {@code outside} (images
 * that are not in the registry). {@link io.jenkins.plugins.trustedregistry.engine.scan.Scanning} puts them together.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.scan;

import org.jspecify.annotations.NullMarked;
