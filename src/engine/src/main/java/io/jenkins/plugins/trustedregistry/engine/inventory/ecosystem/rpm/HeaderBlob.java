// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.rpm;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.NotScannableException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of an installed package as RPM's databases store it: the number of entries and of data bytes, then the entries
 * (tag, type, offset, count; all big-endian, four bytes each), then the data.
 */
final class HeaderBlob {
    static final int NAME = 1000;
    static final int VERSION = 1001;
    static final int RELEASE = 1002;
    static final int EPOCH = 1003;
    static final int LICENSE = 1014;
    static final int ARCH = 1022;
    static final int SOURCE_RPM = 1044;
    static final int FOLDER_INDEXES = 1116;
    static final int BASE_NAMES = 1117;
    static final int FOLDER_NAMES = 1118;
    static final int OLD_FILE_NAMES = 1027;
    static final int MODULARITY_LABEL = 5096;

    /** As RPM itself has it: no header has more entries or data. */
    private static final int MOST_ENTRIES = 0xffff;

    private static final int MOST_DATA = 256 << 20;
    /** More files than any package has. */
    private static final int MOST_VALUES = 500_000;

    private static final int ENTRY = 16;

    private static final int INT32 = 4;
    private static final int STRING = 6;
    private static final int STRING_ARRAY = 8;
    private static final int TRANSLATED = 9;

    private final byte[] blob;
    private final int data;
    private final Map<Integer, Integer> places = new HashMap<>();

    private HeaderBlob(byte[] blob, int data) {
        this.blob = blob;
        this.data = data;
    }

    static HeaderBlob parse(byte[] blob) throws NotScannableException {
        if (blob.length < 8) {
            throw broken();
        }
        ByteBuffer numbers = ByteBuffer.wrap(blob);
        long entries = numbers.getInt(0) & 0xffffffffL;
        long length = numbers.getInt(4) & 0xffffffffL;
        if (entries > MOST_ENTRIES || length > MOST_DATA || 8 + entries * ENTRY + length > blob.length) {
            throw broken();
        }
        HeaderBlob header = new HeaderBlob(blob, (int) (8 + entries * ENTRY));
        for (int i = 0; i < entries; i++) {
            int place = 8 + i * ENTRY;
            header.places.putIfAbsent(numbers.getInt(place), place);
        }
        return header;
    }

    /** The text of a tag; empty when it has none. */
    String text(int tag) throws NotScannableException {
        Integer place = places.get(tag);
        if (place == null) {
            return "";
        }
        int type = number(place + 4);
        return type == STRING || type == TRANSLATED || type == STRING_ARRAY ? string(offset(place)) : "";
    }

    /** The texts of a tag. */
    List<String> texts(int tag) throws NotScannableException {
        Integer place = places.get(tag);
        if (place == null || number(place + 4) != STRING_ARRAY) {
            return List.of();
        }
        int count = count(place, 1);
        if (count > MOST_VALUES) {
            throw NotScannableException.tooMany("values of one kind in the header of a package", MOST_VALUES);
        }
        List<String> texts = new ArrayList<>(Math.min(count, 1024));
        int at = offset(place);
        for (int i = 0; i < count; i++) {
            int end = end(at);
            texts.add(new String(blob, at, end - at, StandardCharsets.UTF_8));
            at = end + 1;
        }
        return texts;
    }

    /** The numbers of a tag. */
    int[] numbers(int tag) throws NotScannableException {
        Integer place = places.get(tag);
        if (place == null || number(place + 4) != INT32) {
            return new int[0];
        }
        int count = count(place, 4);
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = number(offset(place) + i * 4);
        }
        return numbers;
    }

    /** How many values there are; checked against the bytes that are left for them. */
    private int count(int place, int size) throws NotScannableException {
        long count = number(place + 12) & 0xffffffffL;
        if (offset(place) + count * size > blob.length) {
            throw broken();
        }
        return (int) count;
    }

    private int offset(int place) throws NotScannableException {
        long offset = data + (number(place + 8) & 0xffffffffL);
        if (offset >= blob.length) {
            throw broken();
        }
        return (int) offset;
    }

    private String string(int at) throws NotScannableException {
        return new String(blob, at, end(at) - at, StandardCharsets.UTF_8);
    }

    private int end(int at) throws NotScannableException {
        int end = at;
        while (end < blob.length && blob[end] != 0) {
            end++;
        }
        if (end >= blob.length) {
            throw broken();
        }
        return end;
    }

    private int number(int at) throws NotScannableException {
        if (at + 4 > blob.length) {
            throw broken();
        }
        return (blob[at] & 0xff) << 24
                | (blob[at + 1] & 0xff) << 16
                | (blob[at + 2] & 0xff) << 8
                | (blob[at + 3] & 0xff);
    }

    private static NotScannableException broken() {
        return NotScannableException.damaged("The header of a package in the RPM database is damaged.");
    }
}
