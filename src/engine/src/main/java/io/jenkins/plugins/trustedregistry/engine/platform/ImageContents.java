// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.platform;

import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an image is made of.
 *
 * @param how what runs it; empty for an index, for what is no image, and while the configuration can't be read
 * @param layers from the lowest
 * @param parts what an index names
 */
public record ImageContents(Optional<How> how, List<Layer> layers, List<Descriptor> parts) {
    public static final ImageContents NOTHING = new ImageContents(Optional.empty(), List.of(), List.of());

    public ImageContents {
        layers = List.copyOf(layers);
        parts = List.copyOf(parts);
    }

    /**
     * A layer.
     *
     * @param instruction the line of the build that made it; empty when the image does not say it of all layers
     */
    public record Layer(Descriptor blob, String instruction) {}

    /**
     * How an image is run, and what its builder says of it (image-spec, config.md); what it leaves out is empty.
     *
     * @param created as it stands there
     * @param command what is run when nothing else is said, after the entry point
     * @param steps all lines of the build, those that made no layer as well
     */
    public record How(
            String created,
            String author,
            String user,
            String workingFolder,
            List<String> entryPoint,
            List<String> command,
            List<String> environment,
            List<String> ports,
            List<String> volumes,
            Map<String, String> labels,
            List<String> steps) {

        public How {
            entryPoint = List.copyOf(entryPoint);
            command = List.copyOf(command);
            environment = List.copyOf(environment);
            ports = List.copyOf(ports);
            volumes = List.copyOf(volumes);
            labels = Map.copyOf(labels);
            steps = List.copyOf(steps);
        }
    }
}
