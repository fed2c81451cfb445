// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.wish;

import io.jenkins.plugins.trustedregistry.engine.criterion.Criteria;
import io.jenkins.plugins.trustedregistry.engine.criterion.template.TagTemplate;
import java.time.ZoneId;

/**
 * Which tags a mirror copies, and how.
 *
 * @param template for their names at the target
 * @param zone of the times in the template
 * @param criteria all must match
 * @param referrers whether what stands beside an image goes along: signatures, bills of materials, provenance
 * @param overwrite whether a tag moves that is at the target with another image; false: it stays, and is refused
 */
public record Selection(TagTemplate template, ZoneId zone, Criteria criteria, boolean referrers, boolean overwrite) {}
