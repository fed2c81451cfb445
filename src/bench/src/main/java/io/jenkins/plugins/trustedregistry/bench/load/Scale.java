// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.load;

/** How much of everything. The figures of different scales can't be compared. */
public record Scale(
        long large,
        int mediumCount,
        long medium,
        int smallCount,
        long small,
        int requests,
        int entries,
        int mounts,
        int images,
        int blobsPerImage) {

    /** What the report is about. */
    public static final Scale FULL =
            new Scale(1_000_000_000, 64, 10_000_000, 2_000, 50_000, 10_000, 10_000, 2_000, 1_000, 100);

    /** For comparing two states of the code: a round of everything takes minutes, and less can be told apart. */
    public static final Scale SHORT =
            new Scale(400_000_000, 32, 10_000_000, 1_000, 50_000, 10_000, 10_000, 1_000, 300, 100);

    /** To see that everything works. */
    public static final Scale SMALL = new Scale(20_000_000, 16, 500_000, 100, 5_000, 1_000, 200, 100, 20, 10);
}
