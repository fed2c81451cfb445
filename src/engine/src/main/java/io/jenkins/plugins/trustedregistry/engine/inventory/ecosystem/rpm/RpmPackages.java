// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.rpm;

import io.jenkins.plugins.trustedregistry.engine.inventory.Component.Source;
import io.jenkins.plugins.trustedregistry.engine.inventory.PackageFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Findings;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.NotScannableException;
import java.util.List;
import java.util.Optional;

/** Takes the headers of a database, one by one, and tells the packages and their files. A damaged header costs only itself. */
final class RpmPackages {
    /** Larger than the header of any real package, whose files are in it by name. */
    static final int LARGEST_HEADER = 64 << 20;

    private static final int MOST_HEADERS = 100_000;
    /** The headers of all packages together, because many may be said to be at the same place. */
    private static final long MOST_BYTES = 2L << 30;

    private final Findings findings;
    private int headers;
    private long bytes;

    RpmPackages(Findings findings) {
        this.findings = findings;
    }

    void header(byte[] blob) throws NotScannableException {
        if (headers++ == MOST_HEADERS) {
            throw NotScannableException.tooMany("packages in the RPM database", MOST_HEADERS);
        }
        bytes += blob.length;
        if (bytes > MOST_BYTES) {
            throw NotScannableException.tooMany("bytes of headers in the RPM database", MOST_BYTES);
        }
        HeaderBlob header;
        Optional<PackageFacts> facts;
        try {
            header = HeaderBlob.parse(blob);
            facts = facts(header);
        } catch (NotScannableException e) {
            findings.omitted("", e.reason(), e.detail());
            return;
        }
        if (facts.isPresent()) {
            findings.found(facts.get());
            files(header, "rpm/" + facts.get().name());
        }
    }

    private static Optional<PackageFacts> facts(HeaderBlob header) throws NotScannableException {
        String name = header.text(HeaderBlob.NAME);
        if (name.isEmpty() || name.equals("gpg-pubkey")) { // keys are kept as if they were packages
            return Optional.empty();
        }
        String version = header.text(HeaderBlob.VERSION) + "-" + header.text(HeaderBlob.RELEASE);
        int[] epoch = header.numbers(HeaderBlob.EPOCH);
        String number = epoch.length == 0 ? "" : Integer.toUnsignedString(epoch[0]);
        String whole = number.isEmpty() || number.equals("0") ? version : number + ":" + version;
        String licence = header.text(HeaderBlob.LICENSE);
        String sourceRpm = header.text(HeaderBlob.SOURCE_RPM);
        PackageFacts facts = PackageFacts.of("rpm", "", name, whole)
                .with("arch", header.text(HeaderBlob.ARCH))
                .with("epoch", number)
                .with("upstream", sourceRpm)
                .with("rpmmod", header.text(HeaderBlob.MODULARITY_LABEL))
                .withLicences(licence.isEmpty() ? List.of() : List.of(licence));
        return Optional.of(source(sourceRpm, number).map(facts::withSource).orElse(facts));
    }

    /** {@code bash-5.1.8-6.el9.src.rpm}: the source has the epoch of its packages. */
    static Optional<Source> source(String file, String epoch) {
        if (!file.endsWith(".src.rpm") && !file.endsWith(".nosrc.rpm")) {
            return Optional.empty();
        }
        String stem = file.substring(0, file.lastIndexOf('.', file.length() - ".rpm".length() - 1));
        int release = stem.lastIndexOf('-');
        int version = release <= 0 ? -1 : stem.lastIndexOf('-', release - 1);
        if (version <= 0) {
            return Optional.empty();
        }
        String whole = stem.substring(version + 1);
        return Optional.of(new Source(
                stem.substring(0, version), epoch.isEmpty() || epoch.equals("0") ? whole : epoch + ":" + whole));
    }

    private void files(HeaderBlob header, String owner) {
        try {
            List<String> names = header.texts(HeaderBlob.BASE_NAMES);
            List<String> folders = header.texts(HeaderBlob.FOLDER_NAMES);
            int[] indexes = header.numbers(HeaderBlob.FOLDER_INDEXES);
            for (int i = 0; i < Math.min(names.size(), indexes.length); i++) {
                if (indexes[i] >= 0 && indexes[i] < folders.size()) {
                    findings.owns(folders.get(indexes[i]) + names.get(i), owner);
                }
            }
            for (String path : header.texts(HeaderBlob.OLD_FILE_NAMES)) {
                findings.owns(path, owner);
            }
        } catch (NotScannableException e) {
            findings.omitted(
                    "", e.reason(), "The list of files of a package in the RPM database was not read: " + e.detail());
        }
    }
}
