// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.load;

/** In what a load is measured. */
public enum Unit {
    MEGABYTES_PER_SECOND("MB/s", true),
    PER_SECOND("1/s", true),
    SECONDS("s", false);

    private static final double MEGA = 1e6;
    private static final double NANO = 1e-9;

    private final String sign;
    private final boolean moreIsBetter;

    Unit(String sign, boolean moreIsBetter) {
        this.sign = sign;
        this.moreIsBetter = moreIsBetter;
    }

    /** How many times as good the one figure is as the other. */
    public double timesAsGood(double one, double other) {
        return moreIsBetter ? one / other : other / one;
    }

    public static double megabytesPerSecond(long bytes, long nanos) {
        return bytes / MEGA / seconds(nanos);
    }

    public static double perSecond(long count, long nanos) {
        return count / seconds(nanos);
    }

    public static double seconds(long nanos) {
        return nanos * NANO;
    }

    @Override
    public String toString() {
        return sign;
    }
}
