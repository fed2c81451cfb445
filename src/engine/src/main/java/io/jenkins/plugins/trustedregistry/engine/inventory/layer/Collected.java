// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.layer;

import io.jenkins.plugins.trustedregistry.engine.inventory.Distribution;
import io.jenkins.plugins.trustedregistry.engine.inventory.FileFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.NotScanned.Reason;
import io.jenkins.plugins.trustedregistry.engine.inventory.Omission;
import io.jenkins.plugins.trustedregistry.engine.inventory.PackageFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.PathSet;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Findings;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.NotScannableException;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes what is found in a layer, within the limits, and makes its facts of it. */
final class Collected {
    private static final int LONGEST_NAME = 1024;
    private static final int MOST_LINKS = 100;
    /** What each kept thing takes besides its characters. */
    private static final int OVERHEAD = 100;

    private final LayerLimits limits;
    private final Claims claims;
    private final TreeMap<String, List<FileFacts>> files = new TreeMap<>();
    private final Set<String> whiteouts = new LinkedHashSet<>();
    private final Set<String> opaque = new LinkedHashSet<>();
    private final Map<String, String> links = new HashMap<>();
    private final PathSet.Builder covers = new PathSet.Builder();
    private final List<Omission> omissions = new ArrayList<>();
    private int packages;
    private long characters;
    private long omitted;

    Collected(LayerLimits limits) {
        this.limits = limits;
        this.claims = new Claims(limits.claims());
    }

    void path(String path, boolean isFolder) {
        covers.add(path, isFolder);
    }

    void whiteout(String path) throws NotScannableException {
        count(path.length());
        whiteouts.add(path);
    }

    void opaque(String folder) throws NotScannableException {
        count(folder.length());
        opaque.add(folder);
    }

    void link(String path, String target) throws NotScannableException {
        if (links.size() >= MOST_LINKS && !links.containsKey(path)) {
            omit(path, Reason.TOO_MANY, "The layer has more than " + MOST_LINKS + " links at its top.");
            return;
        }
        count(path.length() + target.length());
        links.put(path, target);
    }

    /** Where an ecosystem may tell what it finds in a file. What the layer had under the same path before is forgotten. */
    FileFindings file(String path, String ecosystem) {
        return new FileFindings(path, ecosystem);
    }

    /** A path comes a second time: the second counts. */
    void forget(String path) {
        files.remove(path);
    }

    /** The facts of the file that a hard link leads to, if it has any, under the link's path. Whether it had. */
    boolean same(String path, String target) {
        List<FileFacts> facts = files.get(target);
        if (facts == null) {
            return false;
        }
        List<FileFacts> copies = new ArrayList<>();
        facts.forEach(file -> copies.add(new FileFacts(path, file.ecosystem(), file.packages(), file.distribution())));
        files.put(path, copies);
        return true;
    }

    void omit(String path, Reason reason, String detail) {
        if (omitted++ < limits.omissions()) {
            omissions.add(new Omission(cut(path), reason, detail));
        }
    }

    LayerFacts facts(Optional<Digest> diffId, long entries, long bytes) {
        if (omitted > limits.omissions()) {
            omissions.add(new Omission(
                    "",
                    Reason.TOO_MANY,
                    (omitted - limits.omissions()) + " more parts of the layer were not looked at."));
        }
        if (claims.isFull()) {
            omissions.add(new Omission(
                    "",
                    Reason.TOO_MANY,
                    "Packages claim more than " + limits.claims() + " files; whose the others are is not known."));
        }
        List<FileFacts> all = new ArrayList<>();
        files.values().forEach(all::addAll);
        return new LayerFacts(
                LayerFacts.SCANNER_VERSION,
                diffId,
                entries,
                bytes,
                all,
                List.copyOf(whiteouts),
                List.copyOf(opaque),
                links,
                covers.build(),
                claims.of(files.keySet()),
                omissions);
    }

    private void count(long more) throws NotScannableException {
        characters += more + OVERHEAD;
        if (characters > limits.characters()) {
            throw NotScannableException.tooMany(
                    "characters of names, versions and paths in the layer", limits.characters());
        }
    }

    private static String cut(String path) {
        return path.length() > LONGEST_NAME ? path.substring(0, LONGEST_NAME) : path;
    }

    /** What is found in one file. */
    final class FileFindings implements Findings {
        private final String path;
        private final String ecosystem;
        private final List<PackageFacts> found = new ArrayList<>();
        private @Nullable Distribution distribution;

        private FileFindings(String path, String ecosystem) {
            this.path = path;
            this.ecosystem = ecosystem;
        }

        @Override
        public void found(PackageFacts facts) throws NotScannableException {
            if (packages == limits.packages()) {
                throw NotScannableException.tooMany("packages in the layer", limits.packages());
            }
            long length = size(facts);
            if (length < 0) {
                omitted(
                        facts.within(),
                        Reason.DAMAGED,
                        "A package has no name, or a name or version that is longer than " + LONGEST_NAME
                                + " characters.");
                return;
            }
            count(length);
            packages++;
            found.add(facts);
        }

        private long size(PackageFacts facts) {
            if (facts.name().isBlank()
                    || facts.name().length() > LONGEST_NAME
                    || facts.version().length() > LONGEST_NAME
                    || facts.namespace().length() > LONGEST_NAME
                    || facts.within().length() > 4 * LONGEST_NAME) {
                return -1;
            }
            long length = (long) facts.name().length()
                    + facts.version().length()
                    + facts.namespace().length()
                    + facts.within().length();
            for (String licence : facts.licences()) {
                length += licence.length();
            }
            for (Map.Entry<String, String> qualifier : facts.qualifiers().entrySet()) {
                length += qualifier.getValue().length();
            }
            return length;
        }

        @Override
        public void found(Distribution system) {
            distribution = system;
        }

        @Override
        public void owns(String file, String owner) {
            if (owner.length() <= LONGEST_NAME) {
                claims.add(file, owner);
            }
        }

        @Override
        public void omitted(String within, Reason reason, String detail) {
            omit(within.isEmpty() ? path : path + "!/" + within, reason, detail);
        }

        /** Nothing more comes from this file. */
        void done() {
            if (!found.isEmpty() || distribution != null) {
                files.computeIfAbsent(path, any -> new ArrayList<>(1))
                        .add(new FileFacts(path, ecosystem, found, Optional.ofNullable(distribution)));
            }
        }
    }
}
