// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.gate;

import java.util.List;

/** All there is. */
record Items<T>(List<T> items) {}
