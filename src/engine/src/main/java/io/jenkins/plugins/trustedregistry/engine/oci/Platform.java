// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.oci;

/** The operating system and processor an image is for; the variant is empty where none is named. */
public record Platform(String os, String architecture, String variant) {

    @Override
    public String toString() {
        return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
    }
}
