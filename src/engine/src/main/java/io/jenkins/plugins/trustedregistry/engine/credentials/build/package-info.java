// SPDX-License-Identifier: MIT
/**
 * Running builds as somebody who logs in. The host says which builds run ({@link
 * io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuilds}); the registry gives a build a login that is good until
 * the build ends ({@link io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildLogins}). A build has the rights of the teams
 * that its job, or a folder around the job, is a member of, and never more than that: what it may do is taken from the host, never
 * from what the build says of itself.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.credentials.build;

import org.jspecify.annotations.NullMarked;
