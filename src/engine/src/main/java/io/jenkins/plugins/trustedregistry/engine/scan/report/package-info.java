// SPDX-License-Identifier: MIT
/** What there is to say about an image: in short for lists, and in full by component, by finding and by layer. Reads, never writes. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.scan.report;

import org.jspecify.annotations.NullMarked;
