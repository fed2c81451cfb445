// SPDX-License-Identifier: MIT
package io.jenkins.plugins.casc;

public class ConfigurationContext {
    public native SecretSourceResolver getSecretSourceResolver();
}
