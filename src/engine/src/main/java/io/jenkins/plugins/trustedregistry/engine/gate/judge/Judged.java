// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.judge;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;

/** What a verdict is remembered by; a new generation of advisories is not written to the database. */
record Judged(long repositoryId, Digest digest, long generation) {}
