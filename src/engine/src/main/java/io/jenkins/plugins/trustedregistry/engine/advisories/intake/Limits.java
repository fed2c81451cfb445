// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.intake;

/**
 * How much a file may unpack to.
 *
 * @param entryBytes one record; those of the Linux kernel in Ubuntu have some ten megabytes
 * @param ratio how many times its packed size an archive may have, whole
 * @param smallBytes what an archive may unpack to whatever its ratio
 * @param entries how many records
 */
public record Limits(long entryBytes, long ratio, long smallBytes, long entries) {
    public static final Limits USUAL = new Limits(64L << 20, 100, 1L << 30, 5_000_000);

    long total(long packed) {
        return Math.max(smallBytes, Math.multiplyExact(packed, ratio));
    }
}
