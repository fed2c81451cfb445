// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.events.build;

/** Where the run of a build is with its host: the job's full name as it is now, and the number. */
public record RunPlace(String job, int number) {}
