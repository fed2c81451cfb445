// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.hpi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The classes of many jars, with their members and parents; the JDK's are looked up as they are needed. */
final class ClassIndex {
    private final Map<String, byte[]> bytes = new HashMap<>();
    private final Map<String, Optional<Shape>> shapes = new HashMap<>();

    /** Members are written NAME followed by their descriptor. */
    record Shape(Set<String> members, Set<String> parents, boolean polymorphic) {}

    void add(Map<String, byte[]> jar) {
        jar.forEach((name, content) -> {
            if (name.endsWith(".class") && !name.startsWith("META-INF/")) {
                bytes.putIfAbsent(name.substring(0, name.length() - ".class".length()), content);
            }
        });
    }

    boolean has(String type) {
        return shape(type).isPresent();
    }

    /** Whether the type, or one of those it inherits from, has the member. */
    boolean has(String type, String member) {
        Optional<Shape> shape = shape(type);
        return shape.isPresent()
                && (shape.get().members().contains(member)
                        || shape.get().polymorphic()
                        || shape.get().parents().stream().anyMatch(parent -> has(parent, member)));
    }

    private Optional<Shape> shape(String type) {
        return shapes.computeIfAbsent(type, this::read);
    }

    private Optional<Shape> read(String type) {
        byte[] known = bytes.get(type);
        if (known != null) {
            return Optional.of(shape(known, type));
        }
        try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(type + ".class")) {
            return in == null ? Optional.empty() : Optional.of(shape(in.readAllBytes(), type));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Shape shape(byte[] content, String type) {
        Set<String> members = new HashSet<>();
        Set<String> parents = new HashSet<>();
        ClassVisitor visitor = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public void visit(
                    int version, int access, String name, String signature, String parent, String[] interfaces) {
                Stream.concat(Stream.ofNullable(parent), Stream.of(interfaces)).forEach(parents::add);
            }

            @Override
            public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
                members.add(name + descriptor);
                return null;
            }

            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                members.add(name + descriptor);
                return null;
            }
        };
        new ClassReader(content)
                .accept(visitor, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        // Their invoke methods take any descriptor.
        boolean polymorphic = type.equals("java/lang/invoke/MethodHandle") || type.equals("java/lang/invoke/VarHandle");
        return new Shape(members, parents, polymorphic);
    }
}
