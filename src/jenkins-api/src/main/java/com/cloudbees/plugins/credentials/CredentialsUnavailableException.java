// SPDX-License-Identifier: MIT
package com.cloudbees.plugins.credentials;

public class CredentialsUnavailableException extends RuntimeException {
    public CredentialsUnavailableException(String property, String message) {}
}
