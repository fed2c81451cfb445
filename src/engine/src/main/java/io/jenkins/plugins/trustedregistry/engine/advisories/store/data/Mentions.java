// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * What the records of a data file say of one package in all its releases, in the order of the records. Kept as bytes: of most of it
 * nobody wants to know more than that it does not matter.
 */
public final class Mentions {
    public static final Mentions NONE = new Mentions(new byte[0]);
    private static final int ITSELF = 160; // with its key

    private final byte[] packed;

    Mentions(byte[] packed) {
        this.packed = packed;
    }

    /** @param wanted which ecosystems, by their numbers in the file */
    public void read(IntPredicate wanted, Reader reader) {
        PackedReader in = new PackedReader(packed);
        while (in.hasMore()) {
            long record = in.number();
            int ecosystem = (int) in.number();
            PackedReader affected = in.part();
            if (wanted.test(ecosystem)) {
                reader.mention(record, ecosystem, affected);
            }
        }
    }

    /** Each of them, whatever the release. */
    List<Mention> all() {
        List<Mention> all = new ArrayList<>();
        read(any -> true, (record, ecosystem, affected) -> all.add(new Mention(record, ecosystem, affected.rest())));
        return all;
    }

    /** What one record says of the package in one release. */
    static final class Mention {
        private final long record;
        private final int ecosystem;
        private final byte[] affected;

        /** @param affected as {@link PackedAffected} packs it; not copied */
        Mention(long record, int ecosystem, byte[] affected) {
            this.record = record;
            this.ecosystem = ecosystem;
            this.affected = affected;
        }

        long record() {
            return record;
        }

        int ecosystem() {
            return ecosystem;
        }

        byte[] affected() {
            return affected;
        }
    }

    /** About how many bytes it takes. */
    public int weight() {
        return packed.length + ITSELF;
    }

    byte[] packed() {
        return packed;
    }

    /** Is told what each record says. */
    @FunctionalInterface
    public interface Reader {
        /** @param affected as {@link PackedAffected} reads it */
        void mention(long record, int ecosystem, PackedReader affected);
    }

    /** Puts them together. */
    static final class Writer {
        private final PackedWriter out = new PackedWriter();

        /** In the order of the records. */
        void add(long record, int ecosystem, byte[] affected) {
            out.number(record).number(ecosystem).part(affected);
        }

        Mentions mentions() {
            return new Mentions(out.bytes());
        }
    }
}
