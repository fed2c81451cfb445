// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.adapter;

import java.time.Duration;

/** What a scanner answers that is asked for a report. */
public sealed interface Polled<T> {

    /** It is still at it; it may be asked again after this time. */
    record NotYet<T>(Duration again) implements Polled<T> {}

    record Ready<T>(T report) implements Polled<T> {}
}
