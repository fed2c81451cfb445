// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.pages;

import java.util.Locale;

/** Where the registry's pages show an image: what stands behind their address, in the form that address.js reads. */
public final class ImageAddress {
    private ImageAddress() {}

    public static String of(String repository, String digest) {
        StringBuilder address = new StringBuilder("#image-");
        for (char each : (repository + "/" + digest).toCharArray()) {
            if (each == '/') {
                address.append('-');
            } else if (each < 128 && Character.isLetterOrDigit(each)) {
                address.append(each);
            } else {
                address.append(String.format(Locale.ROOT, "_%04x", (int) each));
            }
        }
        return address.toString();
    }
}
