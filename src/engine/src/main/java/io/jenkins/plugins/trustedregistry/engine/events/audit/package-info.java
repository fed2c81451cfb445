// SPDX-License-Identifier: MIT
/**
 * The audit log: who, as what, from where, did what, and what came of it. {@link
 * io.jenkins.plugins.trustedregistry.engine.events.audit.AuditWitness} sees every answered call and decides which are worth a line;
 * {@link io.jenkins.plugins.trustedregistry.engine.events.audit.AuditLog} queues the lines and writes them behind the requests;
 * {@link io.jenkins.plugins.trustedregistry.engine.events.audit.AuditFiles} draws the files.
 *
 * <p>What is recorded: every call that changes something, every refusal, logins and tokens issued, every fault, and pulls as far as
 * the settings ask for them. What is not: reading calls that found what they asked for, or found nothing; the single steps of an
 * upload; the question "who are you?" that every docker client is asked first (a setting). No secret: of a query only named
 * parameters, of a header nothing but the scheme and the user's name of a failed login.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.events.audit;

import org.jspecify.annotations.NullMarked;
