// SPDX-License-Identifier: MIT
/**
 * What happens in the registry, as values: {@link io.jenkins.plugins.trustedregistry.engine.events.event.Event} is one sealed type,
 * {@link io.jenkins.plugins.trustedregistry.engine.events.event.Publisher} the one way to tell of one.
 *
 * <p>Told today: pushes, pulls and deletions of tags and manifests ({@link
 * io.jenkins.plugins.trustedregistry.engine.events.event.ImageNews} listens to the distribution API) and repositories made, changed
 * and deleted (the management API). The others are defined with all their data for those who will publish them: scans and the
 * scanner's database, gates, promotion, mirroring, quotas.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.events.event;

import org.jspecify.annotations.NullMarked;
