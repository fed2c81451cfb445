// SPDX-License-Identifier: MIT
/**
 * Scanners that are other programs, by Harbor's pluggable scanner API (versions 1.0 to 1.2, {@code goharbor/pluggable-scanner-spec}):
 * {@code GET /api/v1/metadata} says what one can do, {@code POST /api/v1/scan} asks for a scan, {@code GET
 * /api/v1/scan/ID/report} gives its report, or says with 302 and {@code Refresh-After} that it is not there yet.
 *
 * <p>{@link io.jenkins.plugins.trustedregistry.engine.scan.adapter.Scanners} knows which there are, {@link
 * io.jenkins.plugins.trustedregistry.engine.scan.adapter.AdapterClient} speaks to one. Whatever goes wrong is an {@link
 * io.jenkins.plugins.trustedregistry.engine.scan.adapter.AdapterException} with a sentence. Knows no tables and no jobs.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.scan.adapter;

import org.jspecify.annotations.NullMarked;
