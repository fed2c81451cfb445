// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.rpm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Builds headers of packages, and databases of the two forms for which Debian has no tool. */
public final class RpmDatabases {
    private static final int PAGE = 4096;

    private RpmDatabases() {}

    /** The header of a package with two files. */
    public static byte[] header(String name, String version, String release, int epoch, String source) {
        List<Tag> tags = new ArrayList<>();
        tags.add(Tag.text(1000, name));
        tags.add(Tag.text(1001, version));
        tags.add(Tag.text(1002, release));
        if (epoch >= 0) {
            tags.add(Tag.numbers(1003, epoch));
        }
        tags.add(Tag.text(1014, "MIT"));
        tags.add(Tag.text(1022, "x86_64"));
        tags.add(Tag.text(1044, source));
        tags.add(Tag.numbers(1116, 0, 1));
        tags.add(Tag.texts(1117, name, "readme"));
        tags.add(Tag.texts(1118, "/usr/bin/", "/usr/share/doc/"));
        return header(tags);
    }

    record Tag(int number, int type, int count, ByteBuffer data) {
        static Tag text(int number, String value) {
            return new Tag(number, 6, 1, text(value + "\0"));
        }

        static Tag texts(int number, String... values) {
            return new Tag(number, 8, values.length, text(String.join("\0", values) + "\0"));
        }

        static Tag numbers(int number, int... values) {
            ByteBuffer data = ByteBuffer.allocate(values.length * 4);
            for (int value : values) {
                data.putInt(value);
            }
            return new Tag(number, 4, values.length, data.flip());
        }

        private static ByteBuffer text(String text) {
            return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    static byte[] header(List<Tag> tags) {
        int length = 0;
        List<Integer> offsets = new ArrayList<>();
        for (Tag tag : tags) {
            length = tag.type() == 4 ? (length + 3) / 4 * 4 : length;
            offsets.add(length);
            length += tag.data().remaining();
        }
        ByteBuffer blob = ByteBuffer.allocate(8 + 16 * tags.size() + length);
        blob.putInt(tags.size()).putInt(length);
        for (int i = 0; i < tags.size(); i++) {
            Tag tag = tags.get(i);
            blob.putInt(tag.number()).putInt(tag.type()).putInt(offsets.get(i)).putInt(tag.count());
        }
        for (int i = 0; i < tags.size(); i++) {
            blob.position(8 + 16 * tags.size() + offsets.get(i))
                    .put(tags.get(i).data().duplicate());
        }
        return blob.array();
    }

    /** A {@code Packages.db}. */
    public static byte[] ndb(byte[]... headers) {
        int size = PAGE;
        for (byte[] header : headers) {
            size += (16 + header.length + 12 + 15) / 16 * 16;
        }
        ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        file.put(text("RpmP")).putInt(0).putInt(1).putInt(1).putInt(headers.length + 1);
        int at = PAGE;
        for (int slot = 2; slot < PAGE / 16; slot++) {
            file.put(slot * 16, text("Slot"));
            if (slot - 2 < headers.length) {
                byte[] header = headers[slot - 2];
                int blocks = (16 + header.length + 12 + 15) / 16;
                file.putInt(slot * 16 + 4, slot - 1)
                        .putInt(slot * 16 + 8, at / 16)
                        .putInt(slot * 16 + 12, blocks);
                file.put(at, text("BlbS"))
                        .putInt(at + 4, slot - 1)
                        .putInt(at + 8, 1)
                        .putInt(at + 12, header.length);
                file.put(at + 16, header);
                at += blocks * 16;
            }
        }
        return file.array();
    }

    /** A {@code Packages} of Berkeley DB: one hash page, an overflow chain for each header. */
    public static byte[] berkeley(ByteOrder order, byte[]... headers) {
        int room = PAGE - 26;
        int pages = 2;
        for (byte[] header : headers) {
            pages += (header.length + room - 1) / room;
        }
        ByteBuffer file = ByteBuffer.allocate(pages * PAGE).order(order);
        file.putInt(12, 0x061561)
                .putInt(16, 9)
                .putInt(20, PAGE)
                .put(25, (byte) 8)
                .putInt(32, pages - 1);
        int page = PAGE;
        file.putInt(page + 8, 1)
                .putShort(page + 20, (short) (headers.length * 2))
                .put(page + 25, (byte) 13);
        int free = PAGE;
        int next = 2;
        for (int i = 0; i < headers.length; i++) {
            free -= 5;
            file.put(page + free, (byte) 1).putInt(page + free + 1, i + 1);
            file.putShort(page + 26 + i * 4, (short) free);
            free -= 12;
            file.put(page + free, (byte) 3).putInt(page + free + 4, next).putInt(page + free + 8, headers[i].length);
            file.putShort(page + 28 + i * 4, (short) free);
            next = overflow(file, next, headers[i], room);
        }
        return file.array();
    }

    private static int overflow(ByteBuffer file, int first, byte[] header, int room) {
        int number = first;
        for (int at = 0; at < header.length; at += room, number++) {
            int used = Math.min(room, header.length - at);
            int page = number * PAGE;
            file.putInt(page + 8, number).putInt(page + 16, at + used < header.length ? number + 1 : 0);
            file.putShort(page + 22, (short) used).put(page + 25, (byte) 7);
            file.put(page + 26, header, at, used);
        }
        return number;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
