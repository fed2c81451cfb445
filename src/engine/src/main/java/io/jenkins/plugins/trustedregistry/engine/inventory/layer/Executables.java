// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.layer;

/** Tells programs and libraries by how they begin. */
final class Executables {
    private static final int ELF = 0x7f454c46;
    private static final int PE = 0x4d5a;

    private Executables() {}

    /** @param magic the first four bytes, big-endian */
    static boolean is(int magic) {
        return switch (magic) {
            case ELF -> true;
            case 0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe -> true; // Mach-O
            case 0xcafebabf -> true; // several Mach-O in one; 0xcafebabe too, which is Java's class files as well
            case 0xcafebabe -> false;
            default -> magic >>> 16 == PE;
        };
    }
}
