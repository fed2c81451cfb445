// SPDX-License-Identifier: MIT
/**
 * A repository of any registry, as what images are copied from and to. What breaks off goes on: an upload from where the registry says
 * it has got, a download from where it broke off, a few times and with pauses. Whatever the registry refuses becomes a sentence.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.client.remote;

import org.jspecify.annotations.NullMarked;
