// SPDX-License-Identifier: MIT
/** What decides about images, as the settings have it: policies and their exceptions, promotion rules, mirrors, pruning. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.settings.rule;

import org.jspecify.annotations.NullMarked;
