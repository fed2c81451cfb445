// SPDX-License-Identifier: MIT
/**
 * How long it takes to import the data about vulnerabilities, how much heap that needs, and how quick lookups are: with made-up
 * records in OSV's shape and in the numbers of the real data, for the real data can't be part of a project.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.bench.advisory;

import org.jspecify.annotations.NullMarked;
