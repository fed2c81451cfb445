// SPDX-License-Identifier: MIT
/**
 * Runs of mirrors, as jobs. {@link io.jenkins.plugins.trustedregistry.engine.mirroring.run.MirrorJobs} asks for them: with a push, in
 * its transaction, when a scan, a gate or evidence says something new, by a schedule, by hand. {@link
 * io.jenkins.plugins.trustedregistry.engine.mirroring.run.MirrorWork} does them, one at a time for each mirror, tag by tag.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.mirroring.run;

import org.jspecify.annotations.NullMarked;
