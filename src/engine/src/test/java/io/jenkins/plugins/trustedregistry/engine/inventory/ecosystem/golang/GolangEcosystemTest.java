// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.golang;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.Found;
import io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.executable.ProgramBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class GolangEcosystemTest {
    private static final String MODULES = "path\texample.org/app/cmd/app\nmod\texample.org/app\t(devel)\t\n"
            + "dep\tgithub.com/Azure/go-autorest\tv14.2.0+incompatible\th1:x\n"
            + "dep\tgolang.org/x/net\tv0.1.0\n=>\tgithub.com/fork/net\tv0.2.0\th1:y\n"
            + "dep\texample.org/local\tv1.0.0\n=>\t../local\t\n"
            + "build\t-compiler=gc\nbuild\tvcs.revision=abc\n";
    private static final List<String> FOUND = List.of(
            "example.org/app ",
            "github.com/Azure/go-autorest v14.2.0+incompatible",
            "github.com/fork/net v0.2.0",
            "example.org/local ",
            "stdlib 1.21.3");

    @TempDir
    Path temporary;

    private List<String> read(byte[] program) throws IOException {
        return Found.in(new GolangEcosystem(), temporary, "usr/bin/app", program)
                .names();
    }

    private static byte[] marked(String modules) {
        return ("0123456789abcdef" + modules + "fedcba9876543210").getBytes(StandardCharsets.UTF_8);
    }

    /** As linkers since Go 1.18 write it. */
    public static byte[] inline(String version, String modules) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(new byte[48]); // it need not be the first
        data.writeBytes("\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1));
        data.writeBytes(new byte[] {8, 2});
        data.writeBytes(new byte[16]);
        for (byte[] text : List.of(version.getBytes(StandardCharsets.UTF_8), marked(modules))) {
            int length = text.length;
            for (; length > 0x7f; length >>>= 7) {
                data.write((length & 0x7f) | 0x80);
            }
            data.write(length);
            data.writeBytes(text);
        }
        return data.toByteArray();
    }

    /** As linkers before Go 1.18 write it: pointers to strings, which are pointers to bytes. */
    private static byte[] pointers(boolean wide, ByteOrder order, String version, String modules) {
        int size = wide ? 8 : 4;
        byte[] first = version.getBytes(StandardCharsets.UTF_8);
        byte[] second = marked(modules);
        ByteBuffer data =
                ByteBuffer.allocate(128 + first.length + second.length).order(order);
        data.put("\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1));
        data.put((byte) size).put((byte) (order == ByteOrder.BIG_ENDIAN ? 1 : 0));
        word(data, 16, wide, ProgramBuilder.ADDRESS + 48);
        word(data, 16 + size, wide, ProgramBuilder.ADDRESS + 80);
        word(data, 48, wide, ProgramBuilder.ADDRESS + 128);
        word(data, 48 + size, wide, first.length);
        word(data, 80, wide, ProgramBuilder.ADDRESS + 128 + first.length);
        word(data, 80 + size, wide, second.length);
        return data.put(128, first).put(128 + first.length, second).array();
    }

    private static void word(ByteBuffer data, int at, boolean wide, long value) {
        if (wide) {
            data.putLong(at, value);
        } else {
            data.putInt(at, (int) value);
        }
    }

    @Test
    void readsTheInlineFormInEveryKindOfProgram() throws IOException {
        byte[] data = inline("go1.21.3", MODULES);
        List<byte[]> programs = new ArrayList<>();
        programs.add(ProgramBuilder.elf(true, ByteOrder.LITTLE_ENDIAN, ".go.buildinfo", data));
        programs.add(ProgramBuilder.elf(true, ByteOrder.BIG_ENDIAN, "", data)); // stripped of its sections
        programs.add(ProgramBuilder.elf(false, ByteOrder.LITTLE_ENDIAN, ".go.buildinfo", data));
        programs.add(ProgramBuilder.pe(".data", data));
        programs.add(ProgramBuilder.machO("__go_buildinfo", data));
        programs.add(ProgramBuilder.machO("__other", data));
        for (byte[] program : programs) {
            assertThat(read(program)).isEqualTo(FOUND);
        }
    }

    @Test
    void readsTheFormWithPointers() throws IOException {
        for (boolean wide : new boolean[] {true, false}) {
            for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
                byte[] data = pointers(wide, order, "go1.21.3", MODULES);
                assertThat(read(ProgramBuilder.elf(wide, order, ".go.buildinfo", data)))
                        .isEqualTo(FOUND);
            }
        }
    }

    @Test
    void versionsOfGoWithWordsBehindAreReadAndThoseThatAreNoReleaseAreNot() throws IOException {
        assertThat(read(ProgramBuilder.elf(
                        true, ByteOrder.LITTLE_ENDIAN, ".go.buildinfo", inline("go1.22.1 X:boringcrypto", ""))))
                .containsExactly("stdlib 1.22.1");
        assertThat(read(ProgramBuilder.elf(true, ByteOrder.LITTLE_ENDIAN, ".go.buildinfo", inline("go1.22rc2", ""))))
                .containsExactly("stdlib 1.22rc2");
        assertThat(read(ProgramBuilder.elf(
                        true, ByteOrder.LITTLE_ENDIAN, ".go.buildinfo", inline("devel go1.23-abc", ""))))
                .isEmpty();
    }

    @Test
    void programsOfOthersTellNothing() throws IOException {
        assertThat(read(ProgramBuilder.elf(true, ByteOrder.LITTLE_ENDIAN, ".data", new byte[5000])))
                .isEmpty();
        assertThat(read(("MZ" + "x".repeat(5000)).getBytes(StandardCharsets.ISO_8859_1)))
                .isEmpty();
    }
}
