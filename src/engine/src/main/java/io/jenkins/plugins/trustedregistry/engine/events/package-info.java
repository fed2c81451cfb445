// SPDX-License-Identifier: MIT
/**
 * What happened: the audit log ({@code audit}), events as values ({@code event}), webhooks ({@code webhook}), and how often images
 * are pulled ({@code pulls}). Everything here is written off the path of requests ({@code queue}).
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.events;

import org.jspecify.annotations.NullMarked;
