// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.rpm;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Bytes;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.NotScannableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * RPM's own database, which SUSE uses: pages of slots, each with the place of a package's header, counted in blocks of 16 bytes
 * (little-endian throughout).
 */
final class NdbDatabase {
    private static final int MAGIC = 'R' | 'p' << 8 | 'm' << 16 | 'P' << 24;
    private static final int SLOT_MAGIC = 'S' | 'l' << 8 | 'o' << 16 | 't' << 24;
    private static final int BLOB_MAGIC = 'B' | 'l' << 8 | 'b' << 16 | 'S' << 24;

    private static final int PAGE = 4096;
    private static final int SLOT = 16;
    private static final int BLOCK = 16;
    private static final int FIRST_SLOT = 2; // the header takes the place of two
    private static final int MOST_PAGES = 2048;

    private NdbDatabase() {}

    static void read(Bytes file, RpmPackages packages) throws IOException {
        ByteBuffer header = file.buffer(0, 2 * SLOT, ByteOrder.LITTLE_ENDIAN);
        if (header.getInt(0) != MAGIC) {
            throw NotScannableException.damaged("It is no ndb database of RPM.");
        }
        if (header.getInt(4) != 0) {
            throw NotScannableException.unsupported("It is an ndb database of a version that is not known.");
        }
        long pages = Integer.toUnsignedLong(header.getInt(12));
        if (pages > MOST_PAGES) {
            throw NotScannableException.tooMany("pages of slots in the ndb database", MOST_PAGES);
        }
        for (int page = 0; page < pages; page++) {
            ByteBuffer slots = file.buffer((long) page * PAGE, PAGE, ByteOrder.LITTLE_ENDIAN);
            for (int slot = page == 0 ? FIRST_SLOT : 0; slot < PAGE / SLOT; slot++) {
                slot(file, slots, slot * SLOT, packages);
            }
        }
    }

    private static void slot(Bytes file, ByteBuffer slots, int at, RpmPackages packages) throws IOException {
        if (slots.getInt(at) != SLOT_MAGIC) {
            throw NotScannableException.damaged("A slot of the ndb database is damaged.");
        }
        int number = slots.getInt(at + 4);
        if (number == 0) {
            return; // free
        }
        long place = Integer.toUnsignedLong(slots.getInt(at + 8)) * BLOCK;
        ByteBuffer blob = file.buffer(place, BLOCK, ByteOrder.LITTLE_ENDIAN);
        if (blob.getInt(0) != BLOB_MAGIC || blob.getInt(4) != number) {
            throw NotScannableException.damaged("A package in the ndb database is damaged.");
        }
        long length = Integer.toUnsignedLong(blob.getInt(12));
        packages.header(file.copy(place + BLOCK, length, RpmPackages.LARGEST_HEADER));
    }
}
