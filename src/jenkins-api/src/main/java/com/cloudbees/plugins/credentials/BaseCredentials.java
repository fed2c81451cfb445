// SPDX-License-Identifier: MIT
package com.cloudbees.plugins.credentials;

public abstract class BaseCredentials implements Credentials {
    @Override
    public native CredentialsScope getScope();
}
