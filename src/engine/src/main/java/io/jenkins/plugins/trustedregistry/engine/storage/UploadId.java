// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names an upload: a random UUID, in its usual lower-case form, and therefore safe as a file name. */
public record UploadId(String value) {
    private static final Pattern GRAMMAR = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    public UploadId {
        if (!GRAMMAR.matcher(value).matches()) {
            throw unknown();
        }
    }

    /** A text that is no id names no upload: BLOB_UPLOAD_UNKNOWN, like an id that has ended. */
    public static UploadId parse(String text) {
        return new UploadId(text);
    }

    public static UploadId random() {
        return new UploadId(UUID.randomUUID().toString());
    }

    /** What is said when there is no such upload. */
    public static RegistryException unknown() {
        return new RegistryException(
                ErrorCode.BLOB_UPLOAD_UNKNOWN,
                "This upload is not known: it was finished, cancelled or has expired. Start a new one with POST.");
    }

    @Override
    public String toString() {
        return value;
    }
}
