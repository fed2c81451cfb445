// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.pages;

/** Where the registry's pages show an image, below their own address. */
public final class ImageAddress {
    private ImageAddress() {}

    public static String of(String repository, String digest) {
        return "repositories/" + repository + "/-/images/" + digest;
    }
}
