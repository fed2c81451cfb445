// SPDX-License-Identifier: MIT
/** The name that a tag gets elsewhere: a text with Docker Trusted Registry's fields. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.criterion.template;

import org.jspecify.annotations.NullMarked;
