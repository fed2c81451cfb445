// SPDX-License-Identifier: MIT
/** What is kept of gates: policies, exceptions, VEX documents, and the last verdict of each image. One class for each table. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.gate.store;

import org.jspecify.annotations.NullMarked;
