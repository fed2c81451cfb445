// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem;

import io.jenkins.plugins.trustedregistry.engine.inventory.NotScanned;
import java.io.IOException;

/** A file, or the rest of it, can't be looked at. The message is a sentence for people. */
public final class NotScannableException extends IOException {
    private final NotScanned.Reason reason;
    private final String detail;

    public NotScannableException(NotScanned.Reason reason, String detail) {
        super(detail);
        this.reason = reason;
        this.detail = detail;
    }

    public static NotScannableException damaged(String detail) {
        return new NotScannableException(NotScanned.Reason.DAMAGED, detail);
    }

    public static NotScannableException tooLarge(String what, long limit) {
        return new NotScannableException(
                NotScanned.Reason.TOO_LARGE,
                what + " is larger than " + limit + " bytes, which is the most that is read.");
    }

    public static NotScannableException tooMany(String what, long limit) {
        return new NotScannableException(
                NotScanned.Reason.TOO_MANY,
                "There are more than " + limit + " " + what + ", which is the most that is read.");
    }

    public static NotScannableException unsupported(String detail) {
        return new NotScannableException(NotScanned.Reason.UNSUPPORTED, detail);
    }

    /** The message, as a sentence for people. */
    public String detail() {
        return detail;
    }

    public NotScanned.Reason reason() {
        return reason;
    }
}
