// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.jvm;

import io.jenkins.plugins.trustedregistry.engine.inventory.NotScanned.Reason;
import io.jenkins.plugins.trustedregistry.engine.inventory.PackageFacts;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Bytes;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.BytesStream;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Findings;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Held;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.NotScannableException;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Workspace;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Walks through a Java archive and those in it, within the limits of one file: depth, archives, and bytes that are decompressed. */
final class JavaArchive {
    private static final int DEEPEST = 8;
    private static final int MOST_ARCHIVES = 20_000;
    private static final long MOST_WORK = 4L << 30;
    private static final int LARGEST_TEXT = 1 << 20;

    private static final List<String> ENDS =
            List.of(".jar", ".war", ".ear", ".hpi", ".jpi", ".par", ".sar", ".kar", ".nar", ".lpkg");
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String POM = "/pom.properties";
    private static final String MAVEN = "META-INF/maven/";

    private final Workspace workspace;
    private final Findings findings;
    private int archives;
    private long work;

    JavaArchive(Workspace workspace, Findings findings) {
        this.workspace = workspace;
        this.findings = findings;
    }

    static boolean isNamedLikeOne(String path) {
        int dot = path.lastIndexOf('.');
        return dot >= 0
                && path.length() - dot <= 5
                && ENDS.contains(path.substring(dot).toLowerCase(Locale.ROOT));
    }

    /** Whether a name in an archive's directory matters: asked before a text is made of it, because most do not. */
    static boolean isWanted(byte[] names, int at, int length) {
        if (length < 5) {
            return false;
        }
        return switch (names[at + length - 1]) {
            case 'r', 'R', 'i', 'I', 'g', 'G' -> names[at + length - 4] == '.' || names[at + length - 5] == '.';
            case 'F' -> length == MANIFEST.length();
            case 's' -> length > MAVEN.length() && names[at] == 'M' && names[at + length - 5] == 'r';
            default -> false;
        };
    }

    /**
     * Reads an archive.
     *
     * @param name the name of the file
     * @param within where it is inside the outermost one; empty for that itself
     */
    void read(Bytes bytes, String name, String within) throws IOException {
        if (archives++ >= MOST_ARCHIVES) {
            throw NotScannableException.tooMany("archives in the archive", MOST_ARCHIVES);
        }
        ZipFolder folder = ZipFolder.open(bytes);
        spend(folder.size());
        List<ZipMember> nested = new ArrayList<>();
        List<PomProperties> poms = new ArrayList<>();
        ManifestFields[] manifest = {ManifestFields.NONE};
        try {
            folder.each(member -> member(member, nested, poms, manifest, within));
        } finally { // what was read before a damage counts
            for (PackageFacts facts : Artifact.of(name, poms, manifest[0])) {
                findings.found(facts.inside(within));
            }
        }
        for (ZipMember member : nested) {
            nested(member, within);
        }
    }

    private void member(
            ZipMember member,
            List<ZipMember> nested,
            List<PomProperties> poms,
            ManifestFields[] manifest,
            String within)
            throws IOException {
        String name = member.name();
        if (isNamedLikeOne(name)) {
            if (nested.size() < MOST_ARCHIVES) {
                nested.add(member);
            }
        } else if (name.equals(MANIFEST)) {
            manifest[0] = ManifestFields.parse(text(member));
        } else if (name.startsWith(MAVEN) && name.endsWith(POM) && poms.size() < MOST_ARCHIVES) {
            try {
                PomProperties.parse(text(member)).ifPresent(poms::add);
            } catch (NotScannableException e) {
                findings.omitted(path(within, name), e.reason(), e.detail());
            }
        }
    }

    private void nested(ZipMember member, String within) throws IOException {
        String path = path(within, member.name());
        if (path.split("!/", -1).length >= DEEPEST) {
            findings.omitted(path, Reason.TOO_DEEP, "Archives are nested more than " + DEEPEST + " deep.");
            return;
        }
        String name = member.name().substring(member.name().lastIndexOf('/') + 1);
        try {
            Bytes bytes = member.bytes();
            if (member.method() == ZipMember.STORED) {
                read(bytes, name, path);
                return;
            }
            try (InputStream in = inflated(bytes);
                    Held held = workspace.hold(in, MOST_WORK - work)) {
                spend(held.bytes().size());
                read(held.bytes(), name, path);
            }
        } catch (NotScannableException e) {
            if (e.reason() == Reason.TOO_MANY) {
                throw e; // the whole file's limits
            }
            findings.omitted(path, e.reason(), e.detail());
        } catch (ZipException | EOFException e) {
            findings.omitted(path, Reason.DAMAGED, "It is damaged.");
        }
    }

    private static String path(String within, String name) {
        return within.isEmpty() ? name : within + "!/" + name;
    }

    private byte[] text(ZipMember member) throws IOException {
        Bytes bytes = member.bytes();
        if (member.method() == ZipMember.STORED) {
            return bytes.copy(0, Math.min(bytes.size(), LARGEST_TEXT), LARGEST_TEXT);
        }
        try (InputStream in = inflated(bytes)) {
            byte[] text = in.readNBytes(LARGEST_TEXT);
            spend(text.length);
            return text;
        }
    }

    private static InputStream inflated(Bytes bytes) {
        return new InflaterInputStream(new BytesStream(bytes), new Inflater(true), 16 * 1024) {
            @Override
            public void close() throws IOException {
                try {
                    super.close();
                } finally {
                    inf.end();
                }
            }
        };
    }

    private void spend(long bytes) throws NotScannableException {
        work += bytes;
        if (work > MOST_WORK) {
            throw NotScannableException.tooMany("bytes to decompress in the archive", MOST_WORK);
        }
    }
}
