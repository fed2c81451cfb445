// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.bundle;

import io.jenkins.plugins.trustedregistry.engine.credentials.authority.KeyedCertificate;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Secret;

/** What goes into a bundle: whose it is, what it points at, and what it proves that with. */
record BundleContent(
        String owner, BundleTarget target, KeyedCertificate certificate, String authorityPem, Secret token) {}
