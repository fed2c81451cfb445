// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.adapter;

/** A bill of materials as a scanner made it: a JSON document in the format that was asked for. */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record Bill(Scanner scanner, byte[] document) {}
