// SPDX-License-Identifier: MIT
/** What does not count against an image, who answers for it and until when: exceptions, suppressions, statements of VEX documents. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.gate.waiver;

import org.jspecify.annotations.NullMarked;
