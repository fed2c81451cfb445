// SPDX-License-Identifier: MIT
/**
 * The mirrors that repositories have: their tables, their passwords, what became of tags, and who may have one. Who runs them and asks
 * other registries is a role here: {@link io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.MirrorStarter} and {@link
 * io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.RemoteProbe}.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.mirroring.mirror;

import org.jspecify.annotations.NullMarked;
