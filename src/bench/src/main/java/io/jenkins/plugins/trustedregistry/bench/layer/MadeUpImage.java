// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.layer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An image as a large application has it, about a gigabyte uncompressed: a system of packages, Java archives (one of them with others
 * inside), {@code node_modules}, Python, programs of Go, and data. Made up, in the numbers and sizes that real ones have.
 */
final class MadeUpImage {
    private static final int SYSTEM_PACKAGES = 430;
    private static final int JARS = 180;
    private static final int NESTED = 30; // it is put together in memory
    private static final int NODE_PACKAGES = 1500;
    private static final int PYTHON_PACKAGES = 350;
    private static final int PROGRAMS = 6;

    private final Path folder;
    private final Words words = new Words(42);

    MadeUpImage(Path folder) {
        this.folder = folder;
    }

    /** The files of its layers, the lowest first. */
    List<Path> write() throws IOException {
        return List.of(
                layer("1-system", this::system),
                layer("2-java", this::java),
                layer("3-node", this::node),
                layer("4-python", this::python),
                layer("5-go", this::programs),
                layer("6-data", this::data));
    }

    private Path layer(String name, Part part) throws IOException {
        Path file = folder.resolve(name + ".tar.gz");
        try (LayerWriter layer = new LayerWriter(file)) {
            part.write(layer);
        }
        return file;
    }

    /** Writes what a layer has. */
    private interface Part {
        void write(LayerWriter layer) throws IOException;
    }

    private void system(LayerWriter layer) throws IOException {
        layer.file("etc/os-release", "ID=debian\nVERSION_ID=\"12\"\nVERSION_CODENAME=bookworm\n");
        StringBuilder status = new StringBuilder();
        for (int i = 0; i < SYSTEM_PACKAGES; i++) {
            String name = "package-" + i;
            status.append("Package: ")
                    .append(name)
                    .append("\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1.")
                    .append(i % 60)
                    .append(".0-1\nDescription: made up\n ")
                    .append(new String(words.source(600), StandardCharsets.US_ASCII).replace('\n', ' '))
                    .append("\n\n");
            StringBuilder list = new StringBuilder("/.\n/usr\n");
            for (int f = 0; f < 60; f++) {
                list.append("/usr/share/")
                        .append(name)
                        .append("/file")
                        .append(f)
                        .append('\n');
            }
            layer.file("var/lib/dpkg/info/" + name + ".list", list.toString());
            layer.file("usr/share/doc/" + name + "/copyright", "License: MIT\n" + "words of it\n".repeat(200));
            layer.file("usr/lib/x86_64-linux-gnu/lib" + i + ".so", program(words.between(60_000, 500_000), ""));
        }
        layer.file("var/lib/dpkg/status", status.toString());
    }

    private void java(LayerWriter layer) throws IOException {
        for (int i = 0; i < JARS; i++) {
            layer.file("opt/app/lib/artifact-" + i + "-1." + i % 60 + ".0.jar", jar(i));
        }
        ByteArrayOutputStream fat = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(fat)) {
            for (int i = 0; i < NESTED; i++) {
                stored(zip, "BOOT-INF/lib/artifact-" + i + "-1." + i % 60 + ".0.jar", jar(i));
            }
        }
        layer.file("opt/app/application.jar", fat.toByteArray());
    }

    private byte[] jar(int i) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            deflated(zip, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n".getBytes(StandardCharsets.US_ASCII));
            String artifact = "artifact-" + i;
            String group = "org.group" + i % 500;
            deflated(
                    zip,
                    "META-INF/maven/" + group + "/" + artifact + "/pom.properties",
                    ("groupId=" + group + "\nartifactId=" + artifact + "\nversion=1." + i % 60 + ".0\n")
                            .getBytes(StandardCharsets.US_ASCII));
            for (int c = 0; c < 250; c++) {
                deflated(zip, "org/group/Class" + c + ".class", words.machine(words.between(1000, 8000)));
            }
        }
        return bytes.toByteArray();
    }

    private static void deflated(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static void stored(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private void node(LayerWriter layer) throws IOException {
        for (int i = 0; i < NODE_PACKAGES; i++) {
            String root = "srv/app/node_modules/package-" + i + "/";
            layer.file(
                    root + "package.json",
                    "{\"name\":\"package-" + i + "\",\"version\":\"1." + i % 60 + ".0\",\"license\":\"MIT\"}");
            for (int f = 0; f < 25; f++) {
                layer.file(root + "lib/part" + f + ".js", words.source(words.between(1000, 9000)));
            }
        }
    }

    private void python(LayerWriter layer) throws IOException {
        String root = "usr/local/lib/python3.12/site-packages/";
        for (int i = 0; i < PYTHON_PACKAGES; i++) {
            layer.file(
                    root + "package_" + i + "-1." + i % 60 + ".0.dist-info/METADATA",
                    "Metadata-Version: 2.1\nName: package-" + i + "\nVersion: 1." + i % 60
                            + ".0\nLicense: MIT\n\ntext\n");
            for (int f = 0; f < 30; f++) {
                layer.file(root + "package_" + i + "/part" + f + ".py", words.source(words.between(2000, 16_000)));
            }
            if (i % 10 == 0) {
                layer.file(root + "package_" + i + "/fast.so", program(words.between(300_000, 2_000_000), ""));
            }
        }
    }

    private void programs(LayerWriter layer) throws IOException {
        for (int i = 0; i < PROGRAMS; i++) {
            StringBuilder modules = new StringBuilder("path\texample.org/app\nmod\texample.org/app\t(devel)\t\n");
            for (int m = 0; m < 80; m++) {
                modules.append("dep\tgithub.com/group/package-")
                        .append(m)
                        .append("\tv1.")
                        .append(m % 60)
                        .append(".0\th1:x\n");
            }
            layer.file("usr/local/bin/program" + i, program(30 << 20, modules.toString()));
        }
    }

    private void data(LayerWriter layer) throws IOException {
        for (int i = 0; i < 180; i++) {
            layer.file("srv/data/part" + i + ".bin", words.machine(1 << 20));
        }
        layer.file("srv/app/node_modules/package-7/.wh.lib", "");
    }

    /** An ELF program of 64 bits that loads its data from behind its headers; of Go when it has modules. */
    private byte[] program(int size, String modules) {
        ByteBuffer file = ByteBuffer.wrap(words.machine(size)).order(ByteOrder.LITTLE_ENDIAN);
        file.put(0, new byte[4096]);
        file.put(0, new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
        file.putLong(32, 64).putShort(54, (short) 56).putShort(56, (short) 1).putShort(58, (short) 64);
        file.putInt(64, 1).putInt(68, 6).putLong(72, 4096).putLong(80, 0x400000).putLong(96, size - 4096L);
        if (!modules.isEmpty()) {
            byte[] go = buildInfo(modules);
            file.put(4096, go);
        }
        return file.array();
    }

    private static byte[] buildInfo(String modules) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes("\u00ff Go buildinf:".getBytes(StandardCharsets.ISO_8859_1));
        data.writeBytes(new byte[] {8, 2});
        data.writeBytes(new byte[16]);
        for (String text : List.of("go1.21.3", "0123456789abcdef" + modules + "fedcba9876543210")) {
            int length = text.length();
            for (; length > 0x7f; length >>>= 7) {
                data.write((length & 0x7f) | 0x80);
            }
            data.write(length);
            data.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        }
        return data.toByteArray();
    }
}
