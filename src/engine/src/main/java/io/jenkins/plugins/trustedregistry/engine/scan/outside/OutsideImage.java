// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.outside;

import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ImageSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * An image in a folder or archive, which stays open as long as it is read.
 *
 * @param name as people would call it
 * @param digest of its manifest; of docker's archives, which have none, of its config
 * @param beside finds what lies beside it
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never changed
public record OutsideImage(
        String name, Digest digest, byte[] config, List<Descriptor> layers, Layers content, Beside beside)
        implements ImageSource {

    public OutsideImage {
        layers = List.copyOf(layers);
    }

    @Override
    public InputStream open(Descriptor layer) throws IOException {
        return content.open(layer);
    }

    /** What lies beside it and may be a signature of it; looked for when it is asked for. */
    public Attached attached() throws IOException {
        return beside.find();
    }

    /** Finds what lies beside an image. */
    @FunctionalInterface
    public interface Beside {
        /** @throws IOException when it can't be read; what there is no way to look for is said in the value */
        Attached find() throws IOException;
    }

    /** Opens layers. */
    @FunctionalInterface
    public interface Layers {
        InputStream open(Descriptor layer) throws IOException;
    }
}
