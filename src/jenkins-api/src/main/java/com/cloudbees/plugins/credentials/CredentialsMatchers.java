// SPDX-License-Identifier: MIT
package com.cloudbees.plugins.credentials;

public class CredentialsMatchers {
    public static native CredentialsMatcher always();
}
