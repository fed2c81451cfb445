// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.image;

import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** An image to look into. */
public interface ImageSource {

    /** The bytes of its config; empty when it can't be had, which costs the platform and the instructions of the layers only. */
    byte[] config() throws IOException;

    /** From the lowest to the highest. */
    List<Descriptor> layers();

    /**
     * A layer's stored bytes; the caller closes them.
     *
     * @throws MissingLayerException when they can't be had, now or later
     */
    InputStream open(Descriptor layer) throws IOException;
}
