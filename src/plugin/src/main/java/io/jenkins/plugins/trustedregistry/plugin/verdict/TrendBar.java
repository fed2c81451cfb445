// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A bar of the chart: three parts on top of each other, in units of the drawing. Has getters, because the page reads those. */
public final class TrendBar {
    static final int WIDTH = 400;
    static final int HEIGHT = 120;

    private final Counts counts;
    private final int x;
    private final int width;
    private final int critical;
    private final int high;
    private final int rest;

    private TrendBar(Counts counts, int x, int width, int most) {
        this.counts = counts;
        this.x = x;
        this.width = width;
        critical = scaled(counts.critical(), most);
        high = scaled(counts.high(), most);
        rest = scaled(counts.rest(), most);
    }

    /**
     * Findings of one run.
     *
     * @param data how old the vulnerability data was, in words; empty where that was not kept yet
     */
    record Counts(int run, int critical, int high, int rest, boolean blocked, String data) {
        static Counts of(int run, List<KeptVerdict> verdicts) {
            int critical = 0;
            int high = 0;
            int all = 0;
            for (KeptVerdict each : verdicts) {
                critical += each.getCounts().getOrDefault("critical", 0);
                high += each.getCounts().getOrDefault("high", 0);
                all += each.getFindings().size();
            }
            boolean blocked = verdicts.stream()
                    .anyMatch(each -> each.isGated() && each.getOutcome().equals("blocked"));
            String data = verdicts.stream()
                    .filter(each -> !each.getDataAsOf().isEmpty())
                    .min(Comparator.comparing(KeptVerdict::getDataAsOf))
                    .or(() -> verdicts.stream().findFirst())
                    .map(KeptVerdict::getDataWords)
                    .orElse("");
            return new Counts(run, critical, high, all - critical - high, blocked, data);
        }

        int total() {
            return critical + high + rest;
        }
    }

    static List<TrendBar> of(List<Counts> runs) {
        int most = Math.max(1, runs.stream().mapToInt(Counts::total).max().orElse(1));
        int step = WIDTH / Math.max(10, runs.size());
        List<TrendBar> bars = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            bars.add(new TrendBar(runs.get(i), i * step, Math.max(1, step - 2), most));
        }
        return bars;
    }

    /** What is there is seen, however little it is. */
    private static int scaled(int count, int most) {
        return count == 0 ? 0 : Math.max(2, (int) Math.round((double) count * HEIGHT / most));
    }

    public int getRun() {
        return counts.run();
    }

    public int getX() {
        return x;
    }

    public int getWidth() {
        return width;
    }

    public int getCriticalHeight() {
        return critical;
    }

    public int getCriticalY() {
        return HEIGHT - critical;
    }

    public int getHighHeight() {
        return high;
    }

    public int getHighY() {
        return HEIGHT - critical - high;
    }

    public int getRestHeight() {
        return rest;
    }

    public int getRestY() {
        return HEIGHT - critical - high - rest;
    }

    /** In words, for whoever points at it or does not see it. */
    public String getWords() {
        return "#" + counts.run() + ": " + counts.critical() + " critical, " + counts.high() + " high, " + counts.rest()
                + " other" + (counts.blocked() ? ", blocked" : "")
                + (counts.data().isEmpty() ? "" : ". " + counts.data());
    }
}
