// SPDX-License-Identifier: MIT
/**
 * What another program pulls an image with that was asked to scan it: one repository, pull only, until the scan has ended or its
 * time is over. In the database, because a scan goes on after a restart.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.credentials.scanner;

import org.jspecify.annotations.NullMarked;
