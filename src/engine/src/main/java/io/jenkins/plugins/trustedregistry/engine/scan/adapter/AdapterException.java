// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.adapter;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A scanner did not do what it was asked for. The message is a sentence with a next step. */
public final class AdapterException extends IOException {
    private final Kind kind;

    /** What is to be done about it. */
    public enum Kind {
        /** It could not be asked; what it was asked for before goes on. */
        UNREACHABLE,
        /** It gave up, or has forgotten what it was asked for: it may be asked anew. */
        FAILED,
        /** It never will: it can't, or speaks another language. */
        REFUSED
    }

    public AdapterException(Kind kind, String sentence) {
        this(kind, sentence, null);
    }

    AdapterException(Kind kind, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
