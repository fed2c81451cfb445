// SPDX-License-Identifier: MIT
/** What the records of settings have in common: how a value is checked and refused, and how a record is copied. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.settings.value;

import org.jspecify.annotations.NullMarked;
