// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.rpm;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Bytes;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.NotScannableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The database of RPM before 4.16: a hash of Berkeley DB, read page by page. Keys and values take turns on a hash page; values that are
 * too large for it are chains of overflow pages.
 */
final class BerkeleyDatabase {
    private static final int HASH_MAGIC = 0x061561;
    private static final int META = 512;
    private static final int PAGE_HEADER = 26;

    private static final int HASH_META = 8;
    private static final int HASH_PAGE = 13;
    private static final int UNSORTED_HASH_PAGE = 2;
    private static final int OVERFLOW_PAGE = 7;

    private static final int INLINE = 1;
    private static final int OFF_PAGE = 3;
    private static final int OFF_PAGE_ITEM = 12;

    private final Bytes file;
    private final ByteOrder order;
    private final int pageSize;
    private final long pages;
    private final RpmPackages packages;
    private long overflowPages;

    private BerkeleyDatabase(Bytes file, ByteOrder order, int pageSize, RpmPackages packages) {
        this.file = file;
        this.order = order;
        this.pageSize = pageSize;
        this.pages = file.size() / pageSize;
        this.packages = packages;
    }

    static void read(Bytes file, RpmPackages packages) throws IOException {
        ByteBuffer meta = file.buffer(0, META, ByteOrder.LITTLE_ENDIAN);
        if (meta.getInt(12) != HASH_MAGIC) {
            meta.order(ByteOrder.BIG_ENDIAN);
        }
        if (meta.getInt(12) != HASH_MAGIC || meta.get(25) != HASH_META) {
            throw NotScannableException.damaged("It is no hash of Berkeley DB.");
        }
        if (meta.get(24) != 0) {
            throw NotScannableException.unsupported("The Berkeley DB is encrypted.");
        }
        int pageSize = meta.getInt(20);
        if (pageSize < 512 || pageSize > 65536 || Integer.bitCount(pageSize) != 1) {
            throw NotScannableException.damaged("The pages of the Berkeley DB have no good size.");
        }
        new BerkeleyDatabase(file, meta.order(), pageSize, packages).pages();
    }

    private void pages() throws IOException {
        for (long number = 1; number < pages; number++) {
            ByteBuffer page = file.buffer(number * pageSize, pageSize, order);
            int type = page.get(25) & 0xff;
            if (type == HASH_PAGE || type == UNSORTED_HASH_PAGE) {
                hashPage(page);
            }
        }
    }

    private void hashPage(ByteBuffer page) throws IOException {
        int items = page.getShort(20) & 0xffff;
        if (PAGE_HEADER + items * 2L > pageSize) {
            throw broken();
        }
        for (int item = 1; item < items; item += 2) { // the values; the keys are numbers
            int at = index(page, item);
            int end = index(page, item - 1);
            if (at < PAGE_HEADER || at >= pageSize || end > pageSize) {
                throw broken();
            }
            if (page.get(at) == OFF_PAGE) {
                if (at + OFF_PAGE_ITEM > pageSize) {
                    throw broken();
                }
                packages.header(overflow(
                        Integer.toUnsignedLong(page.getInt(at + 4)), Integer.toUnsignedLong(page.getInt(at + 8))));
            } else if (page.get(at) == INLINE && end - at > 16) { // smaller ones are the counter of packages
                byte[] small = new byte[end - at - 1];
                page.get(at + 1, small);
                packages.header(small);
            }
        }
    }

    private static int index(ByteBuffer page, int item) {
        return page.getShort(PAGE_HEADER + item * 2) & 0xffff;
    }

    /** A value over several pages. Every page is used at most once, so a chain that leads back ends. */
    private byte[] overflow(long first, long length) throws IOException {
        if (length > RpmPackages.LARGEST_HEADER) {
            throw NotScannableException.tooLarge("A package in the RPM database", RpmPackages.LARGEST_HEADER);
        }
        ByteArrayOutputStream value = new ByteArrayOutputStream((int) Math.min(length, pageSize * 16L));
        for (long number = first; number != 0 && value.size() < length; ) {
            if (number >= pages || overflowPages++ > pages) {
                throw broken();
            }
            ByteBuffer page = file.buffer(number * pageSize, pageSize, order);
            int used = page.getShort(22) & 0xffff;
            if ((page.get(25) & 0xff) != OVERFLOW_PAGE || PAGE_HEADER + used > pageSize) {
                throw broken();
            }
            byte[] part = new byte[used];
            page.get(PAGE_HEADER, part);
            value.write(part, 0, used);
            number = Integer.toUnsignedLong(page.getInt(16));
        }
        if (value.size() < length) {
            throw broken();
        }
        return value.toByteArray();
    }

    private static NotScannableException broken() {
        return NotScannableException.damaged("A page of the Berkeley DB is damaged.");
    }
}
