// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.layer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The path of an entry from the root: no slash at its ends, no {@code .} and no {@code ..} in it. */
final class EntryPath {
    private static final int LONGEST = 4096;

    private EntryPath() {}

    /** The path; absent when it leads out of the root or is longer than any system allows. The root itself is empty. */
    static Optional<String> of(String raw) {
        if (raw.length() > LONGEST || raw.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        if (isClean(raw)) {
            return Optional.of(raw);
        }
        Deque<String> parts = new ArrayDeque<>();
        return walk(parts, raw) ? Optional.of(String.join("/", parts)) : Optional.empty();
    }

    /** Where a symbolic link leads, seen from the folder it is in; absent when that is out of the root. */
    static Optional<String> target(String path, String link) {
        if (link.length() > LONGEST) {
            return Optional.empty();
        }
        Deque<String> parts = new ArrayDeque<>();
        int slash = path.lastIndexOf('/');
        if (!link.startsWith("/") && slash > 0) {
            walk(parts, path.substring(0, slash));
        }
        return walk(parts, link) ? Optional.of(String.join("/", parts)) : Optional.empty();
    }

    private static boolean walk(Deque<String> parts, String raw) {
        for (String part : raw.split("/", -1)) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    return false;
                }
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return true;
    }

    private static boolean isClean(String raw) {
        int length = raw.length();
        boolean start = true;
        for (int i = 0; i < length; i++) {
            char c = raw.charAt(i);
            if (start && (c == '/' || c == '.')) {
                return false; // perhaps only a dot file: the long way decides
            }
            start = c == '/';
        }
        return !start;
    }
}
