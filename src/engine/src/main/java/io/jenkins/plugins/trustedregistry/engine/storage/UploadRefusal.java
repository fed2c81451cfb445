// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.util.Map;

/** What every back end says when it refuses an upload's bytes: the same words and codes from all of them. */
public final class UploadRefusal {
    private static final int CONFLICT = 409;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private UploadRefusal() {}

    public static RegistryException busy() {
        return new RegistryException(
                ErrorCode.BLOB_UPLOAD_INVALID,
                CONFLICT,
                "Another request is working on this upload: wait until it has ended, then ask with GET how far the upload"
                        + " has come and go on from there.",
                Map.of());
    }

    public static RegistryException outOfOrder(ContentRange range, long offset) {
        return new RegistryException(
                ErrorCode.BLOB_UPLOAD_INVALID,
                RANGE_NOT_SATISFIABLE,
                "The chunk " + range + " is out of order: the upload has " + offset
                        + " bytes, so the next chunk must begin at " + offset + ".",
                Map.of("offset", offset));
    }

    public static RegistryException wrongLength(ContentRange range) {
        return new RegistryException(
                ErrorCode.SIZE_INVALID,
                "The body is not as long as its Content-Range " + range + " says, which is " + range.length()
                        + " bytes. Nothing of it was kept: send the chunk again.",
                Map.of("expected", range.length()));
    }

    public static RegistryException wrongDigest(Digest claimed, Digest computed, long size) {
        return new RegistryException(
                ErrorCode.DIGEST_INVALID,
                "The " + size + " bytes that arrived have the digest " + computed + ", not " + claimed
                        + " as the request says. Nothing was kept: upload the blob again.",
                Map.of("claimed", claimed.toString(), "computed", computed.toString(), "size", size));
    }
}
