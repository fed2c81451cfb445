// SPDX-License-Identifier: MIT
/** What a call of the distribution API says, read into values: names, digests, pages, ranges, validators, manifests. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.distribution.request;

import org.jspecify.annotations.NullMarked;
