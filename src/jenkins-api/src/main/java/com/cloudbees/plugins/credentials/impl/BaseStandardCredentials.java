// SPDX-License-Identifier: MIT
package com.cloudbees.plugins.credentials.impl;

import com.cloudbees.plugins.credentials.BaseCredentials;
import com.cloudbees.plugins.credentials.CredentialsDescriptor;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardCredentials;

public abstract class BaseStandardCredentials extends BaseCredentials implements StandardCredentials {
    public BaseStandardCredentials(CredentialsScope scope, String id, String description) {}

    @Override
    public native String getId();

    @Override
    public native String getDescription();

    protected abstract static class BaseStandardCredentialsDescriptor extends CredentialsDescriptor {}
}
