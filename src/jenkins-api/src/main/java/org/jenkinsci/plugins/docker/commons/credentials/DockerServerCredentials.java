// SPDX-License-Identifier: MIT
package org.jenkinsci.plugins.docker.commons.credentials;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import hudson.util.Secret;

public class DockerServerCredentials extends BaseStandardCredentials {
    public DockerServerCredentials(
            CredentialsScope scope, String id, String description, Secret key, String certificate, String authority) {
        super(scope, id, description);
    }
}
