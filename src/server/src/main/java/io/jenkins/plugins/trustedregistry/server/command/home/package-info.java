// SPDX-License-Identifier: MIT
/** What runs a registry and works on its home: serving, checking, settings, certificates, backup. */
@NullMarked
package io.jenkins.plugins.trustedregistry.server.command.home;

import org.jspecify.annotations.NullMarked;
