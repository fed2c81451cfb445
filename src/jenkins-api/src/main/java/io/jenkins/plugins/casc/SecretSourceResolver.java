// SPDX-License-Identifier: MIT
package io.jenkins.plugins.casc;

public class SecretSourceResolver {
    public native String encode(String toEncode);

    public native String resolve(String toInterpolate);
}
