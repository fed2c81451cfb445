// SPDX-License-Identifier: MIT
/** What is kept of gates: policies, exceptions, VEX documents, the last verdict of each image, and which are due. One class for each table. */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.gate.store;

import org.jspecify.annotations.NullMarked;
