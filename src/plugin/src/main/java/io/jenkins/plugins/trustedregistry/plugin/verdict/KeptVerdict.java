// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.verdict;

import io.jenkins.plugins.trustedregistry.engine.gate.verdict.Applied;
import io.jenkins.plugins.trustedregistry.engine.scan.report.DataWords;
import io.jenkins.plugins.trustedregistry.plugin.pages.ImageAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a run found out about one image, kept with the run: texts and numbers only. Has getters, because pages read those. */
public final class KeptVerdict {
    /** More than these are counted, and not kept one by one. */
    private static final int MOST = 5_000;

    private final String name;
    private final String place;
    private final String digest;
    private final boolean here;
    private final boolean gated;
    private final String outcome;
    private final String sentence;
    private final String policies;
    private final String findings;
    private final String added;
    private final String fixed;
    private final int carried;
    private final int comparedWith;
    /** When the vulnerability data was made; empty: there was none. Missing in runs of before. */
    private final @Nullable String dataAsOf;

    /** How old it was then, in words. */
    private final @Nullable String dataWords;

    private KeptVerdict(Found found, boolean gated, List<KeptFinding> now, Optional<Before> before, Instant at) {
        Comparison comparison = Comparison.of(before.map(Before::findings).orElse(List.of()), now);
        name = found.name();
        place = found.place();
        digest = found.verdict().digest().toString();
        here = found.verdict().repository().isPresent() && found.name().contains("@");
        this.gated = gated;
        outcome = found.verdict().outcome().toString();
        sentence = found.verdict().sentence(found.name(), at);
        policies = found.verdict().policies().stream().map(Applied::policy).collect(Collectors.joining(", "));
        findings = lines(now);
        added = before.isPresent() ? lines(comparison.added()) : "";
        fixed = lines(comparison.fixed());
        carried = before.isPresent() ? comparison.carried() : 0;
        comparedWith = before.map(Before::number).orElse(0);
        dataAsOf = found.dataAsOf().map(Instant::toString).orElse("");
        dataWords = DataWords.of(found.dataAsOf(), at);
    }

    /** The last run before that looked into the same. */
    record Before(int number, List<KeptFinding> findings) {}

    /** @param at when it was found out */
    static KeptVerdict of(Found found, boolean gated, Optional<Before> before, Instant at) {
        List<KeptFinding> now = found.reports().stream()
                .flatMap(report -> report.counting().stream())
                .map(hit -> KeptFinding.of(hit.finding()))
                .distinct()
                .sorted(KeptFinding.WORST_FIRST)
                .limit(MOST)
                .toList();
        return new KeptVerdict(found, gated, now, before, at);
    }

    private static String lines(List<KeptFinding> findings) {
        return findings.stream().map(KeptFinding::line).collect(Collectors.joining("\n"));
    }

    private static List<KeptFinding> read(String lines) {
        return lines.isEmpty()
                ? List.of()
                : lines.lines().map(KeptFinding::parse).toList();
    }

    public String getName() {
        return name;
    }

    /** What runs are compared by. */
    String place() {
        return place;
    }

    public String getDigest() {
        return digest;
    }

    /** Whether the registry of this Jenkins has it, so that its pages show it. */
    public boolean isHere() {
        return here;
    }

    public String getAddress() {
        return ImageAddress.of(place, digest);
    }

    /** Whether there was a verdict, or only a scan. */
    public boolean isGated() {
        return gated;
    }

    /** passed, warned or blocked. */
    public String getOutcome() {
        return outcome;
    }

    public String getSentence() {
        return sentence;
    }

    /** Which applied; empty: none. */
    public String getPolicies() {
        return policies;
    }

    public List<KeptFinding> getFindings() {
        return read(findings);
    }

    /** New since the run before. */
    public List<KeptFinding> getAdded() {
        return read(added);
    }

    /** Gone since the run before. */
    public List<KeptFinding> getFixed() {
        return read(fixed);
    }

    /** There before and now. */
    public int getCarried() {
        return carried;
    }

    /** The number of that run; 0: there was none. */
    public int getComparedWith() {
        return comparedWith;
    }

    /** How many of each severity, the worst first, without those that have none. */
    public Map<String, Integer> getCounts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        getFindings().forEach(each -> counts.merge(each.getSeverity(), 1, Integer::sum));
        return counts;
    }

    /** {@code 1 critical, 3 high}; {@code none}. */
    public String getCountsLine() {
        String line = getCounts().entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", "));
        return line.isEmpty() ? "none" : line;
    }

    /** Of which moment the vulnerability data was, as text; empty: there was none, or it was not kept yet. */
    public String getDataAsOf() {
        return dataAsOf == null ? "" : dataAsOf;
    }

    /** {@code Vulnerability data of 2026-11-20, 3 days old}: when the run asked. Empty where it was not kept yet. */
    public String getDataWords() {
        return dataWords == null ? "" : Character.toUpperCase(dataWords.charAt(0)) + dataWords.substring(1);
    }

    /** For scripts: what a sandbox lets everybody read, and what is still there after a restart. */
    Map<String, Object> forScript() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("image", name);
        map.put("digest", digest);
        if (gated) {
            map.put("outcome", outcome);
            map.put("sentence", sentence);
        }
        map.put("dataAsOf", getDataAsOf());
        map.put("findings", new LinkedHashMap<>(getCounts()));
        map.put(
                "added",
                new ArrayList<>(getAdded().stream().map(KeptFinding::getId).toList()));
        map.put(
                "fixed",
                new ArrayList<>(getFixed().stream().map(KeptFinding::getId).toList()));
        return map;
    }
}
