// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem;

/**
 * A regular file of a layer.
 *
 * @param path from the root, without a leading slash
 * @param size its bytes
 * @param executable whether it begins like a program or a library: ELF, PE or Mach-O
 */
public record Entry(String path, long size, boolean executable) {

    /** The part of the path behind the last slash. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether the path is this one, or ends with it behind a slash. */
    public boolean isAt(String end) {
        return path.endsWith(end)
                && (path.length() == end.length() || path.charAt(path.length() - end.length() - 1) == '/');
    }
}
