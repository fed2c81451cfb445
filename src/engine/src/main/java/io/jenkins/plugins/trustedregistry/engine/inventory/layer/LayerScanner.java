// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.layer;

import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.NotScanned.Reason;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Content;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Ecosystem;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Entry;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.NotScannableException;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.TemporaryFileException;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Workspace;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads layers. One object serves any number of threads; each scan takes some megabytes, and up to {@link
 * Workspace#MOST_IN_MEMORY} more for each level of archives in archives, or for a program or database.
 */
public final class LayerScanner {
    private static final Logger LOG = LoggerFactory.getLogger(LayerScanner.class);

    private final List<Ecosystem> ecosystems;
    private final Path temporary;
    private final LayerLimits limits;

    /** @param temporary a folder for temporary files; it exists */
    public LayerScanner(Path temporary) {
        this(Ecosystems.all(), temporary, LayerLimits.USUAL);
    }

    public LayerScanner(List<Ecosystem> ecosystems, Path temporary, LayerLimits limits) {
        this.ecosystems = List.copyOf(ecosystems);
        this.temporary = temporary;
        this.limits = limits;
    }

    /** Why layers of this type are not read, as the facts to keep for them; empty when they are read. */
    public static Optional<LayerFacts> refusal(MediaType type) {
        return LayerTypes.refusal(type);
    }

    /**
     * Reads a layer to its end, or to the first damage or limit: the facts say which.
     *
     * @param layer its stored bytes; not closed
     * @throws IOException when the stored bytes can't be read, or no temporary file be written; the layer is not to blame and may be
     *     read again
     */
    public LayerFacts scan(MediaType type, InputStream layer) throws IOException {
        Optional<LayerFacts> refusal = refusal(type);
        return refusal.isPresent() ? refusal.get() : new Scan(layer).run();
    }

    private final class Scan {
        private final SourceStream source;
        private final Collected collected = new Collected(limits);
        private final Workspace workspace = new Workspace(temporary);
        private final MessageDigest hash = Digest.Algorithm.SHA256.newHash();
        private long entries;
        private long bytes;

        Scan(InputStream layer) {
            this.source = new SourceStream(layer);
        }

        LayerFacts run() throws IOException {
            Optional<Digest> diffId = Optional.empty();
            try (InputStream open = Compression.open(source)) {
                TarStream tar = new TarStream(open, hash, this::guard);
                walk(tar);
                tar.drain();
                diffId = Optional.of(Digest.finish(Digest.Algorithm.SHA256, hash));
            } catch (TemporaryFileException e) {
                throw e;
            } catch (NotScannableException e) {
                source.rethrow();
                collected.omit("", e.reason(), e.detail());
            } catch (IOException | RuntimeException e) { // whatever a decompressor thinks of damage
                source.rethrow();
                LOG.debug("A layer could not be read to its end", e);
                collected.omit(
                        "", Reason.DAMAGED, "The layer is damaged or cut off; what comes before the damage was read.");
            }
            return collected.facts(diffId, entries, bytes);
        }

        private void guard(long total) throws NotScannableException {
            bytes = total;
            if (total > limits.bytes()) {
                throw NotScannableException.tooLarge("The layer, uncompressed,", limits.bytes());
            }
            if (total > limits.ratioFrom() && total / limits.ratio() > source.count()) {
                throw new NotScannableException(
                        Reason.TOO_LARGE,
                        "The layer is more than " + limits.ratio() + " times larger uncompressed than it is stored.");
            }
        }

        private void walk(TarStream tar) throws IOException {
            for (TarEntry entry = tar.next(); entry != null; entry = tar.next()) {
                if (entries++ == limits.entries()) {
                    throw NotScannableException.tooMany("entries in the layer", limits.entries());
                }
                Optional<String> path = EntryPath.of(entry.path());
                if (path.isEmpty()) {
                    collected.omit(
                            entry.path(),
                            Reason.UNSUPPORTED,
                            "Its path leads out of the image, or is longer than any system allows.");
                } else if (!path.get().isEmpty()) {
                    look(tar, entry, path.get());
                }
            }
        }

        private void look(TarStream tar, TarEntry entry, String path) throws IOException {
            if (Whiteouts.note(path, collected)) {
                return;
            }
            collected.path(path, entry.kind() == TarEntry.Kind.FOLDER);
            collected.forget(path);
            switch (entry.kind()) {
                case FILE -> file(tar, new Entry(path, entry.size(), Executables.is(tar.magic())));
                case SYMBOLIC_LINK -> Links.note(path, entry.link(), collected);
                case HARD_LINK -> hardLink(path, entry.link());
                case SPARSE -> {
                    if (anybodyWants(new Entry(path, entry.size(), false))) {
                        collected.omit(path, Reason.UNSUPPORTED, "It is stored without its holes (a sparse file).");
                    }
                }
                default -> {} // folders, devices and pipes tell nothing
            }
        }

        private void hardLink(String path, String link) {
            Optional<String> target = EntryPath.of(link);
            boolean same = target.isPresent() && collected.same(path, target.get());
            if (!same
                    && anybodyWants(new Entry(path, 1, false))
                    && !(target.isPresent() && anybodyWants(new Entry(target.get(), 1, false)))) {
                collected.omit(
                        path,
                        Reason.UNSUPPORTED,
                        "It is a second name of a file that was not looked at under its first.");
            }
        }

        private boolean anybodyWants(Entry entry) {
            return ecosystems.stream().anyMatch(ecosystem -> ecosystem.wants(entry));
        }

        private void file(TarStream tar, Entry entry) throws IOException {
            if (entry.size() == 0) {
                return;
            }
            Content content = null;
            try {
                for (Ecosystem ecosystem : ecosystems) {
                    if (ecosystem.wants(entry)) {
                        if (content == null) {
                            content = new Content(entry, tar.content(), workspace);
                        }
                        read(ecosystem, content);
                    }
                }
            } finally {
                if (content != null) {
                    content.close();
                }
            }
        }

        private void read(Ecosystem ecosystem, Content content) throws IOException {
            Collected.FileFindings findings = collected.file(content.entry().path(), ecosystem.name());
            try {
                ecosystem.read(content, findings);
            } catch (TemporaryFileException e) {
                throw e;
            } catch (NotScannableException e) {
                source.rethrow();
                findings.omitted("", e.reason(), e.detail());
            } catch (IOException | RuntimeException e) { // a parser's surprise must not end the scan
                source.rethrow();
                LOG.debug("A file could not be read to its end", e);
                findings.omitted("", Reason.DAMAGED, "It is damaged, or not what its name says.");
            } finally {
                findings.done();
            }
        }
    }
}
