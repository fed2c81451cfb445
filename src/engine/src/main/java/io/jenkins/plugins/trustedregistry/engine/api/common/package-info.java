// SPDX-License-Identifier: MIT
/** What all calls of the API have in common: what they are made of, their checks, reading bodies, pages, JSON, refusals. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.api.common;

import org.jspecify.annotations.NullMarked;
