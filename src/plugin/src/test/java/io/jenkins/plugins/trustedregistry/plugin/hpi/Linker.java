// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.hpi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Looks up everything that classes refer to in their code, as the JVM would at run time. */
final class Linker {
    private final ClassIndex known;
    private int checked;

    Linker(ClassIndex known) {
        this.known = known;
    }

    int checked() {
        return checked;
    }

    /** What is missing, in words. */
    List<String> faults(Map<String, byte[]> jar) {
        List<String> faults = new ArrayList<>();
        jar.forEach((name, content) -> {
            if (name.endsWith(".class")) {
                new ClassReader(content).accept(new Visitor(faults), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            }
        });
        return faults;
    }

    private final class Visitor extends ClassVisitor {
        private final List<String> faults;
        private String self = "";

        Visitor(List<String> faults) {
            super(Opcodes.ASM9);
            this.faults = faults;
        }

        @Override
        public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
            self = name;
            type(parent);
            for (String each : interfaces) {
                type(each);
            }
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitTypeInsn(int opcode, String type) {
                    type(type);
                }

                @Override
                public void visitFieldInsn(int opcode, String owner, String field, String type) {
                    member(owner, field, type);
                }

                @Override
                public void visitMethodInsn(int opcode, String owner, String method, String type, boolean onInterface) {
                    member(owner, method, type);
                }

                @Override
                public void visitInvokeDynamicInsn(String method, String type, Handle bootstrap, Object... arguments) {
                    for (Object argument : arguments) {
                        if (argument instanceof Handle handle) {
                            member(handle.getOwner(), handle.getName(), handle.getDesc());
                        }
                    }
                }
            };
        }

        private void type(String internalName) {
            Type type = Type.getObjectType(internalName);
            String element =
                    type.getSort() == Type.ARRAY ? type.getElementType().getInternalName() : internalName;
            boolean primitive =
                    type.getSort() == Type.ARRAY && type.getElementType().getSort() < Type.ARRAY;
            checked++;
            if (!primitive && !known.has(element)) {
                faults.add(self + " needs the type " + element);
            }
        }

        private void member(String owner, String name, String descriptor) {
            if (owner.startsWith("[")) {
                return; // arrays have what Object has
            }
            checked++;
            if (!known.has(owner)) {
                faults.add(self + " needs the type " + owner);
            } else if (!known.has(owner, name + descriptor)) {
                faults.add(self + " needs " + owner + "." + name + descriptor);
            }
        }
    }
}
