// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.mirror;

/** What is kept of mirrors, and who may have one. */
public record Mirrors(MirrorTable table, CopyTable copies, MirrorPasswords passwords, MirrorRights rights) {}
