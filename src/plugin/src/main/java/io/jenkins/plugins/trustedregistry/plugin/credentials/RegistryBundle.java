// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.credentials;

import hudson.util.Secret;

/**
 * What pipeline steps take from a client bundle that is kept as a credential. The credential's class implements this beside {@code
 * StandardCredentials}. Empty text stands for what a bundle does not have; nothing is ever null.
 */
public interface RegistryBundle {

    /** Host or host:port of the registry the bundle logs in to, as docker writes it; from its {@code config.json}. */
    String getRegistry();

    /** The user name of the login in the bundle's {@code config.json}. */
    String getLoginName();

    /** The secret of that login. */
    Secret getLoginSecret();

    /** The remote docker engine, {@code tcp://host:port}; empty when the bundle only logs in to the registry. */
    String getDockerHost();

    /** {@code ca.pem}: whom to trust, for the registry and the engine. */
    String getAuthorityPem();

    /** {@code cert.pem}. */
    String getCertificatePem();

    /** {@code key.pem}. */
    Secret getKeyPem();
}
