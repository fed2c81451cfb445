// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.pull;

import io.jenkins.plugins.trustedregistry.engine.catalog.Catalog;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Incidents;
import io.jenkins.plugins.trustedregistry.engine.gate.judge.Verdicts;
import io.jenkins.plugins.trustedregistry.engine.gate.store.Rulebooks;
import java.time.InstantSource;

/** What the gates before pulls are made of. */
public record PullParts(
        Rulebooks rulebooks,
        Verdicts verdicts,
        Readers readers,
        Catalog catalog,
        Incidents incidents,
        InstantSource clock) {}
