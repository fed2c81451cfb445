// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.verdict;

import io.jenkins.plugins.trustedregistry.engine.scan.finding.Finding;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A finding as it is kept with a run: one line. The same vulnerability of the same package is the same finding, whatever the version. */
public final class KeptFinding {
    /** The worst first. */
    static final Comparator<KeptFinding> WORST_FIRST = Comparator.comparing(KeptFinding::rank)
            .reversed()
            .thenComparing(KeptFinding::getName)
            .thenComparing(KeptFinding::getId);

    private final String id;
    private final String severity;
    private final String name;
    private final String version;
    private final String fix;

    private KeptFinding(String id, String severity, String name, String version, String fix) {
        this.id = id;
        this.severity = severity;
        this.name = name;
        this.version = version;
        this.fix = fix;
    }

    static KeptFinding of(Finding finding) {
        return new KeptFinding(
                finding.id(),
                finding.severity().toString().toLowerCase(Locale.ROOT),
                finding.affected().name(),
                finding.affected().version(),
                finding.fix().first().orElse(""));
    }

    static KeptFinding parse(String line) {
        String[] parts = line.split("\t", -1);
        return new KeptFinding(parts[0], part(parts, 1), part(parts, 2), part(parts, 3), part(parts, 4));
    }

    private static String part(String[] parts, int index) {
        return index < parts.length ? parts[index] : "";
    }

    String line() {
        return String.join("\t", clean(id), clean(severity), clean(name), clean(version), clean(fix));
    }

    private static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private int rank() {
        return SeverityOrder.rank(severity);
    }

    public String getId() {
        return id;
    }

    public String getSeverity() {
        return severity;
    }

    public String getName() {
        return name;
    }

    public String getVersion() {
        return version;
    }

    /** The first version without it; empty where there is none. */
    public String getFix() {
        return fix;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeptFinding finding && finding.id.equals(id) && finding.name.equals(name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, name);
    }
}
