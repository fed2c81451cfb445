// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.lookup;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.DataFacts;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.ImageTimes;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Kind;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Need;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.ScanFacts;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Signed;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Subject;
import io.jenkins.plugins.trustedregistry.engine.inventory.NotScanned;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ImageManifest;
import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import io.jenkins.plugins.trustedregistry.engine.oci.Reference;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.scan.image.Scannable;
import io.jenkins.plugins.trustedregistry.engine.scan.report.DataAges;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ScanRecord;
import io.jenkins.plugins.trustedregistry.engine.scan.store.ScanTables;
import io.jenkins.plugins.trustedregistry.engine.scan.store.StoredImage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Puts subjects together of images in the registry. */
public final class Subjects {
    /** Indexes that list one image; more say nothing that these don't. */
    private static final int MOST_INDEXES = 50;

    private static final int SAMPLES = 3;

    private final LookupParts parts;
    private final ScanTables scans;
    private final Kinds kinds;
    private final DataAges ages;

    public Subjects(LookupParts parts) {
        this.parts = parts;
        scans = parts.scans();
        kinds = new Kinds(parts.blobs());
        ages = new DataAges(parts.advisories());
    }

    public Kind kind(Manifest manifest) throws IOException {
        return kinds.of(manifest);
    }

    /** How things stand with an image; to be asked before {@link #subject}, which then knows at least as much. */
    public Situation situation(Repository repository, Digest digest) {
        List<Digest> within = parts.attachments().indexes(repository.id(), digest, MOST_INDEXES);
        List<Digest> all = with(digest, within);
        Optional<ScanRecord> scan = scans.results().find(repository.id(), digest);
        return new Situation(
                scan,
                scan.flatMap(ScanRecord::scanned).map(each -> scans.packages().answers(each.image())),
                scans.suppressions().list(repository.id()),
                all.stream().flatMap(each -> tags(repository, each)).distinct().toList(),
                within,
                all.stream()
                        .flatMap(each -> parts.attachments().all(repository.id(), each).stream())
                        .toList(),
                parts.advisories().newest());
    }

    private Stream<Tag> tags(Repository repository, Digest digest) {
        return parts.catalog().tags().of(repository.id(), digest).stream();
    }

    private static List<Digest> with(Digest digest, List<Digest> within) {
        List<Digest> all = new ArrayList<>(List.of(digest));
        all.addAll(within);
        return all;
    }

    /** What the rules may ask of an image. */
    public Subject subject(
            Repository repository,
            StoredManifest stored,
            Manifest manifest,
            Kind kind,
            Situation situation,
            Set<Need> needs,
            Instant now)
            throws IOException {
        Digest digest = stored.digest();
        Optional<ScanRecord> scan = kind == Kind.IMAGE ? situation.scan() : Optional.empty();
        Optional<ScanRecord.Scanned> known = scan.flatMap(ScanRecord::scanned);
        boolean omissions = scan.filter(each -> each.omissions() > 0).isPresent();
        boolean inside = known.isPresent() && (omissions || needs.contains(Need.COMPONENTS));
        Optional<StoredImage> image = inside ? scans.images().find(repository.id(), digest) : Optional.empty();
        Optional<Long> found =
                known.filter(any -> needs.contains(Need.FINDINGS)).map(ScanRecord.Scanned::image);
        return new Subject(
                name(repository, reference(situation.tags(), digest)),
                Optional.of(repository.name()),
                digest,
                situation.tags(),
                situation.within(),
                kind,
                scan.map(ScanRecord::platform).orElse(""),
                scanFacts(manifest, kind, scan, image),
                found.map(scans.findings()::of).orElse(List.of()),
                image.map(each -> each.inventory().components()).orElse(List.of()),
                needs.contains(Need.TIMES) ? times(manifest) : ImageTimes.UNKNOWN,
                data(known, found.map(scans.findings()::uncovered).orElse(Map.of())),
                needs.contains(Need.SIGNATURES)
                        ? parts.signatures().of(repository, with(digest, situation.within()))
                        : Signed.BY_NOBODY,
                now);
    }

    /** What another scanner found is as old as that scanner's data; and whether it is exploited, that scanner does not say. */
    private DataFacts data(Optional<ScanRecord.Scanned> known, Map<String, Integer> uncovered) {
        Optional<ScanRecord.Scanned> other =
                known.filter(scanned -> !scanned.by().isBuiltIn());
        if (other.isPresent()) {
            return new DataFacts(0, ages.of(other.get().by(), other.get().at()), uncovered);
        }
        DataAges.Known now = ages.now();
        return new DataFacts(now.generation(), now.age(), uncovered);
    }

    private static Reference reference(List<Tag> tags, Digest digest) {
        return tags.isEmpty() ? digest : tags.get(0);
    }

    private static String name(Repository repository, Reference reference) {
        return repository.name() + (reference instanceof Tag ? ":" : "@") + reference;
    }

    private static ScanFacts scanFacts(
            Manifest manifest, Kind kind, Optional<ScanRecord> scan, Optional<StoredImage> image) {
        if (kind != Kind.IMAGE) {
            return ScanFacts.NEVER;
        }
        if (scan.isEmpty()) {
            return Scannable.refusal(manifest).map(ScanFacts::unable).orElse(ScanFacts.NEVER);
        }
        return new ScanFacts(
                scan.get().scanned().map(ScanRecord.Scanned::at),
                scan.get().scanned().map(ScanRecord.Scanned::scannerVersion).orElse(0),
                scan.get().problem(),
                scan.get().omissions(),
                image.stream()
                        .flatMap(each -> each.inventory().notScanned().stream())
                        .limit(SAMPLES)
                        .map(Subjects::sample)
                        .toList());
    }

    private static String sample(NotScanned omitted) {
        return omitted.path().isEmpty() ? omitted.detail() : omitted.path() + " (" + omitted.detail() + ")";
    }

    private ImageTimes times(Manifest manifest) throws IOException {
        return manifest instanceof ImageManifest image
                ? parts.blobs().read(image.config()).map(ImageTimes::of).orElse(ImageTimes.UNKNOWN)
                : ImageTimes.UNKNOWN;
    }
}
