// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What refusals look like. */
public final class Refused {

    private Refused() {}

    /** The message of the refusal. */
    public static String unauthorized(ThrowingCallable call) {
        return refused(call, ErrorCode.UNAUTHORIZED, 401).getMessage();
    }

    public static String invalid(ThrowingCallable call) {
        return refused(call, ErrorCode.NAME_INVALID, 400).getMessage();
    }

    public static String clash(ThrowingCallable call) {
        return refused(call, ErrorCode.NAME_INVALID, 409).getMessage();
    }

    /** After how many seconds to try again. */
    public static long tooManyRequests(ThrowingCallable call) {
        return (long) refused(call, ErrorCode.TOOMANYREQUESTS, 429).detail().get("retryAfter");
    }

    private static RegistryException refused(ThrowingCallable call, ErrorCode code, int status) {
        RegistryException[] refusal = new RegistryException[1];
        assertThatExceptionOfType(RegistryException.class).isThrownBy(call).satisfies(e -> {
            assertThatCodeIs(e, code, status);
            refusal[0] = e;
        });
        return refusal[0];
    }

    private static void assertThatCodeIs(RegistryException e, ErrorCode code, int status) {
        org.assertj.core.api.Assertions.assertThat(e.code()).as(e.getMessage()).isEqualTo(code);
        org.assertj.core.api.Assertions.assertThat(e.status()).isEqualTo(status);
    }
}
