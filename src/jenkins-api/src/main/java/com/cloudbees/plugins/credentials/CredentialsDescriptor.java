// SPDX-License-Identifier: MIT
package com.cloudbees.plugins.credentials;

import hudson.model.Descriptor;

public abstract class CredentialsDescriptor extends Descriptor<Credentials> {
    public native boolean isApplicable(CredentialsProvider provider);
}
