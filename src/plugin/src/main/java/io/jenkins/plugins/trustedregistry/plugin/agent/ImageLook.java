// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hudson.AbortException;
import hudson.model.TaskListener;
import io.jenkins.plugins.trustedregistry.engine.client.ImageName;
import io.jenkins.plugins.trustedregistry.engine.client.remote.RemoteRegistry;
import io.jenkins.plugins.trustedregistry.engine.inventory.layer.LayerScanner;
import io.jenkins.plugins.trustedregistry.engine.scan.image.ImageScanner;
import io.jenkins.plugins.trustedregistry.engine.scan.image.LayerCache;
import io.jenkins.plugins.trustedregistry.engine.scan.image.Watch;
import io.jenkins.plugins.trustedregistry.engine.scan.outside.ClientImages;
import io.jenkins.plugins.trustedregistry.engine.scan.outside.OutsideImage;
import io.jenkins.plugins.trustedregistry.engine.scan.outside.OutsideImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the layers of an image that is in files of the workspace, or in another registry. */
public final class ImageLook extends AgentWork<LookedInto> {
    private static final long serialVersionUID = 1L;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final @Nullable RegistryAccess registry;
    private final String image;
    private final String platform;

    private ImageLook(
            @Nullable RegistryAccess registry,
            String image,
            String platform,
            Map<String, String> environment,
            TaskListener listener) {
        super(environment, listener);
        this.registry = registry;
        this.image = image;
        this.platform = platform;
    }

    /** @param place of a folder or archive, relative to the workspace */
    public static ImageLook ofFiles(
            String place, String platform, Map<String, String> environment, TaskListener listener) {
        return new ImageLook(null, place, platform, environment, listener);
    }

    /** @param image without its registry */
    public static ImageLook ofRegistry(
            RegistryAccess registry,
            String image,
            String platform,
            Map<String, String> environment,
            TaskListener listener) {
        return new ImageLook(registry, image, platform, environment, listener);
    }

    @Override
    LookedInto work(Path workspace) throws IOException, InterruptedException {
        if (registry == null) {
            try (OutsideImages images = OutsideImages.open(workspace.resolve(image))) {
                return look(images.images());
            }
        }
        ImageName name = ImageName.parse(image);
        try (RemoteRegistry remote = registry.open(environment())) {
            return look(ClientImages.of(
                    remote.repository(name.repository()).image(name.reference()),
                    remote.url().name() + "/" + image));
        }
    }

    private LookedInto look(List<OutsideImage> images) throws IOException {
        OutsideImage wanted = choose(images);
        Path temporary = Files.createTempDirectory("trusted-registry-scan");
        try {
            return new LookedInto(
                    wanted.name(),
                    wanted.digest().toString(),
                    wanted.config(),
                    new ImageScanner(new LayerScanner(temporary), LayerCache.NONE).scan(wanted, Watch.NONE),
                    wanted.attached());
        } finally {
            delete(temporary);
        }
    }

    private OutsideImage choose(List<OutsideImage> images) throws AbortException {
        List<OutsideImage> matching = images.stream()
                .filter(each -> platform.isEmpty() || platform(each).equals(platform))
                .toList();
        if (matching.size() == 1) {
            return matching.get(0);
        }
        throw new AbortException((matching.isEmpty() ? "No image is" : "Several images are") + " meant. There are: "
                + images.stream()
                        .map(each -> each.name() + " " + platform(each) + " " + each.digest())
                        .collect(Collectors.joining("; "))
                + ". Say which with platform.");
    }

    private static String platform(OutsideImage image) {
        try {
            JsonNode config = JSON.readTree(image.config());
            return config.path("os").asText() + "/"
                    + config.path("architecture").asText();
        } catch (IOException e) {
            return "";
        }
    }

    /** What a look leaves behind when it is cut off is no more than temporary files. */
    private static void delete(Path temporary) throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(temporary);
    }
}
