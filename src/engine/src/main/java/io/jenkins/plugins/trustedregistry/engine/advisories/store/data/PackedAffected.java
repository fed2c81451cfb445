// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store.data;

import io.jenkins.plugins.trustedregistry.engine.advisories.osv.OsvAffected;
import io.jenkins.plugins.trustedregistry.engine.advisories.osv.OsvEvent;
import io.jenkins.plugins.trustedregistry.engine.advisories.osv.OsvRange;
import io.jenkins.plugins.trustedregistry.engine.advisories.osv.OsvSeverity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What a record says of a package, as bytes; its ecosystem and name are kept beside. */
public final class PackedAffected {
    /** Their places are part of the data files. */
    private static final List<OsvEvent.Kind> KINDS =
            List.of(OsvEvent.Kind.INTRODUCED, OsvEvent.Kind.FIXED, OsvEvent.Kind.LAST_AFFECTED, OsvEvent.Kind.LIMIT);

    private static final byte[] BEGINNING = "0".getBytes(StandardCharsets.US_ASCII);

    private PackedAffected() {}

    static byte[] pack(OsvAffected affected) {
        PackedWriter out = new PackedWriter();
        return out.list(affected.ranges(), range -> {
                    out.number(range.semver() ? 1 : 0);
                    out.list(
                            range.events(),
                            event -> out.number(KINDS.indexOf(event.kind())).text(event.version()));
                })
                .texts(affected.versions())
                .list(
                        affected.severities(),
                        severity -> out.text(severity.type()).text(severity.score()))
                .bytes();
    }

    /**
     * Of what most records say, a range from the beginning to a fix and nothing else, only the fix is read.
     *
     * @param in a copy, for it is read from
     * @return empty when it says something else
     */
    public static Optional<OnlyFix> onlyFix(PackedReader in) {
        if (in.number() != 1) {
            return Optional.empty();
        }
        boolean semver = in.number() == 1;
        if (in.number() != 2
                || KINDS.indexOf(OsvEvent.Kind.INTRODUCED) != in.number()
                || !in.textIs(BEGINNING)
                || KINDS.indexOf(OsvEvent.Kind.FIXED) != in.number()) {
            return Optional.empty();
        }
        String fix = in.text();
        return in.number() == 0 ? Optional.of(new OnlyFix(semver, fix)) : Optional.empty();
    }

    /** Where the only range ends, and how it counts. */
    public record OnlyFix(boolean semver, String fix) {}

    /** @param version of all that are listed, only this one is read: records list hundreds */
    public static OsvAffected unpack(String ecosystem, String name, PackedReader in, byte[] version) {
        return new OsvAffected(
                ecosystem,
                name,
                in.list(() ->
                        new OsvRange(in.number() == 1, in.list(() -> new OsvEvent(kind(in.number()), in.text())))),
                in.textsThatAre(version),
                in.list(() -> new OsvSeverity(in.text(), in.text())));
    }

    private static OsvEvent.Kind kind(long number) {
        if (number < 0 || number >= KINDS.size()) {
            throw new IllegalArgumentException("A packed event is of no kind");
        }
        return KINDS.get((int) number);
    }
}
