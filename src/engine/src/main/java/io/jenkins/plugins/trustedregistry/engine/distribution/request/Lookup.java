// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.distribution.request;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repositories;
import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.Reference;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import io.jenkins.plugins.trustedregistry.engine.storage.UploadId;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the values in a call's path; every text becomes its type here, or is refused with the code of that type (NAME_INVALID,
 * DIGEST_INVALID, BLOB_UPLOAD_UNKNOWN).
 */
public final class Lookup {
    /** No placeholder of a route has this name. */
    private static final String PINNED = "pinned digest";

    private final Repositories repositories;

    public Lookup(Repositories repositories) {
        this.repositories = repositories;
    }

    public static RepositoryName name(Call call) {
        return RepositoryName.parse(call.parameter("name"));
    }

    public static Digest digest(Call call) {
        return Digest.parse(call.parameter("digest"));
    }

    public static UploadId upload(Call call) {
        return UploadId.parse(call.parameter("upload"));
    }

    /**
     * The tag or digest by which something that is there is asked for. A text that can't be a tag names nothing that is there;
     * a digest that is not well-formed is a mistake.
     */
    public static Reference existing(Call call) {
        String text = call.parameter("reference");
        try {
            return Reference.parse(text);
        } catch (RegistryException e) {
            throw e.code() == ErrorCode.DIGEST_INVALID ? e : unknownManifest(call);
        }
    }

    /**
     * The call with the digest that its reference meant when a check looked at it: what was judged is what is sent, wherever a tag
     * points meanwhile.
     */
    public static Call pinned(Call call, Digest digest) {
        Map<String, String> parameters = new HashMap<>(call.pathParameters());
        parameters.put(PINNED, digest.toString());
        return call.withPathParameters(parameters);
    }

    /** What a check has pinned, else what the path names. */
    public static Reference wanted(Call call) {
        String pinned = call.pathParameters().get(PINNED);
        return pinned == null ? existing(call) : Digest.parse(pinned);
    }

    /** What is said when the tag or digest of the path names nothing. */
    public static RegistryException unknownManifest(Call call) {
        String reference = Shown.of(call.parameter("reference"));
        return new RegistryException(
                ErrorCode.MANIFEST_UNKNOWN,
                "Repository " + name(call) + " has no manifest '" + reference + "'.",
                Map.of("reference", reference));
    }

    /** What is said of a blob that the repository does not have. */
    public static RegistryException unknownBlob(Digest digest) {
        return new RegistryException(
                ErrorCode.BLOB_UNKNOWN,
                "This repository has no blob " + digest + ".",
                Map.of("digest", digest.toString()));
    }

    /** The repository of the path. It may have gone since the checks ran. */
    public Repository repository(Call call) {
        RepositoryName name = name(call);
        return repositories
                .find(name)
                .orElseThrow(() -> new RegistryException(
                        ErrorCode.NAME_UNKNOWN,
                        "There is no repository " + name + ", or not any more.",
                        Map.of("name", name.name())));
    }
}
