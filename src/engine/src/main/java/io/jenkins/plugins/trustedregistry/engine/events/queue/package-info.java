// SPDX-License-Identifier: MIT
/** Writing off the path of requests: what must be written waits in a bounded queue, and one thread writes many at a time. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.events.queue;

import org.jspecify.annotations.NullMarked;
