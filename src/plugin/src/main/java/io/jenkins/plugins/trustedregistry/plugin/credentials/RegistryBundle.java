// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.credentials;

import java.time.Instant;
import java.util.Optional;

/**
 * A client bundle: everything a docker client needs to reach one registry, and one remote docker engine where the bundle names one. All
 * PEM texts are what docker looks for in {@code DOCKER_CERT_PATH}. What is secret stays out of {@code toString}.
 */
public interface RegistryBundle {

    /** The certificate of the authority, in PEM: {@code ca.pem}. */
    String authorityPem();

    /** The client's certificate, in PEM: {@code cert.pem}. */
    String certificatePem();

    /** The client's private key, in PEM, not encrypted: {@code key.pem}. Handle with care. */
    String keyPem();

    /** The remote docker engine, {@code tcp://host:port}; empty: there is none, and docker's own choice stays. */
    Optional<String> dockerHost();

    /** The registry as docker writes it, {@code host} or {@code host:port}, no scheme. */
    String registry();

    /** The user name of {@code docker login} there. */
    String user();

    /** The password of {@code docker login} there, a secret. */
    String password();

    /** Docker's {@code config.json} as it is in the bundle, with the login. A secret. */
    String configJson();

    /** Whose certificate it is, for instance {@code nigelpoulton}. */
    String subject();

    /** When the certificate ends. */
    Instant expiresAt();

    default boolean isExpiredAt(Instant now) {
        return !now.isBefore(expiresAt());
    }
}
