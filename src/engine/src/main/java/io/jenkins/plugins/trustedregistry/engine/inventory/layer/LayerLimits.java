// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.layer;

/**
 * Where reading a layer ends, whatever the layer says of itself. What is beyond a limit is told as not scanned.
 *
 * @param entries the most entries of its archive
 * @param bytes the most bytes of its archive
 * @param ratio how many times larger than the stored bytes the archive may be, once it is larger than {@code ratioFrom}
 * @param ratioFrom the size from which the ratio counts: a few zeros compress very well
 * @param packages the most packages it may tell of
 * @param characters the most characters that are kept of it: names, versions, paths, licences
 * @param claims the most files that packages of the operating system may claim
 * @param omissions the most single parts that are told as not scanned; more are told as one
 */
public record LayerLimits(
        long entries, long bytes, int ratio, long ratioFrom, int packages, long characters, int claims, int omissions) {

    /** Room for every image that is used in earnest: 32 GiB, two million files. */
    public static final LayerLimits USUAL =
            new LayerLimits(2_000_000, 32L << 30, 250, 1L << 30, 200_000, 64L << 20, 2_000_000, 1_000);
}
