// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.hpi;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.regex.Pattern;

/** The plugin file that the build made. */
final class Hpi {
    static final Path FILE = Path.of(System.getProperty("hpi.file"));
    private static final Pattern VERSION = Pattern.compile("-\\d.*\\.jar$");
    private static final String LIB = "WEB-INF/lib/";

    private Hpi() {}

    static Attributes manifest() {
        try (JarFile hpi = new JarFile(FILE.toFile())) {
            return hpi.getManifest().getMainAttributes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything in it. */
    static List<String> entries() {
        try (JarFile hpi = new JarFile(FILE.toFile())) {
            return hpi.stream().map(JarEntry::getName).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bundled jars by artifact id, the plugin's own included. */
    static Map<String, byte[]> libraries() {
        Map<String, byte[]> libraries = new LinkedHashMap<>();
        try (JarFile hpi = new JarFile(FILE.toFile())) {
            for (JarEntry entry : hpi.stream().toList()) {
                if (entry.getName().startsWith(LIB) && entry.getName().endsWith(".jar")) {
                    try (InputStream in = hpi.getInputStream(entry)) {
                        String file = entry.getName().substring(LIB.length());
                        libraries.put(VERSION.matcher(file).replaceAll(""), in.readAllBytes());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return libraries;
    }

    /** The plugin's own classes and resources. */
    static Map<String, byte[]> own() {
        return entries(libraries().get("trusted-registry"));
    }

    static String ownText(String name) {
        byte[] content = own().get(name);
        return content == null ? "" : new String(content, StandardCharsets.UTF_8);
    }

    static Map<String, byte[]> entries(byte[] jar) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar))) {
            if (in.getManifest() != null) { // it is not among the entries
                ByteArrayOutputStream manifest = new ByteArrayOutputStream();
                in.getManifest().write(manifest);
                entries.put(JarFile.MANIFEST_NAME, manifest.toByteArray());
            }
            for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    static long size() throws IOException {
        return Files.size(FILE);
    }
}
