// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.layout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.image.Document;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what docker save wrote: manifest.json names each image's config and layers, the config what the layers must be. */
final class DockerArchiveReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final MediaType CONFIG = new MediaType("application/vnd.oci.image.config.v1+json");
    private static final int MOST_LAYERS = 1000;

    private final TarFiles files;
    private final Path temporary;

    DockerArchiveReader(TarFiles files, Path temporary) {
        this.files = files;
        this.temporary = temporary;
    }

    DockerImage read(String which) throws IOException, InterruptedException {
        JsonNode image = chosen(which);
        byte[] configuration = file(image.path("Config").asText(""));
        List<String> names = texts(image.path("Layers"));
        List<Digest> plain = plain(configuration);
        if (names.size() != plain.size() || names.size() > MOST_LAYERS) {
            throw unreadable("its image has " + names.size() + " layers, but its config names " + plain.size());
        }
        Map<Digest, PackedLayer> packed = new LinkedHashMap<>();
        List<Descriptor> layers = new ArrayList<>();
        try {
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                FileSet.Stored stored = files.find(name).orElseThrow(() -> unreadable("it lacks " + Shown.of(name)));
                PackedLayer layer = PackedLayer.pack(stored, plain.get(i), temporary, files.shownName());
                PackedLayer twin = packed.putIfAbsent(layer.descriptor().digest(), layer);
                if (twin != null) {
                    layer.delete(); // the same layer twice, an empty one for example
                }
                layers.add(layer.descriptor());
            }
            Descriptor config = Descriptor.of(CONFIG, Digest.of(configuration), configuration.length);
            return new DockerImage(files, manifest(config, layers), config, configuration, packed);
        } catch (IOException | InterruptedException | RuntimeException e) {
            for (PackedLayer layer : packed.values()) {
                layer.delete();
            }
            throw e;
        }
    }

    private JsonNode chosen(String which) throws IOException {
        JsonNode images = parse(files.read("manifest.json")
                .orElseThrow(() -> new ClientException(files.shownName()
                        + " is neither an OCI layout nor an archive of docker save: it has no index.json and no"
                        + " manifest.json at its top.")));
        List<String> there = new ArrayList<>();
        for (JsonNode image : images) {
            List<String> tags = texts(image.path("RepoTags"));
            there.addAll(tags);
            if (which.isEmpty() ? images.size() == 1 : tags.contains(which)) {
                return image;
            }
        }
        throw new ClientException(files.shownName()
                + (which.isEmpty()
                        ? " holds several images: name one with source."
                        : " holds no image " + Shown.of(which) + ".")
                + " There are " + Shown.of(String.join(", ", there)) + ".");
    }

    private List<Digest> plain(byte[] configuration) throws ClientException {
        List<Digest> digests = new ArrayList<>();
        try {
            for (String each : texts(parse(configuration).path("rootfs").path("diff_ids"))) {
                digests.add(Digest.parse(each));
            }
        } catch (RegistryException e) {
            throw unreadable("its config names a layer by no digest");
        }
        return digests;
    }

    private byte[] file(String name) throws IOException {
        return files.read(name).orElseThrow(() -> unreadable("it lacks " + Shown.of(name)));
    }

    private JsonNode parse(byte[] content) throws ClientException {
        try {
            return JSON.readTree(content);
        } catch (JsonProcessingException e) {
            throw unreadable("a file in it is no JSON");
        } catch (IOException e) {
            throw new IllegalStateException(e); // can't be: it is in memory
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText("")));
        return texts;
    }

    private static Document manifest(Descriptor config, List<Descriptor> layers) throws IOException {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("schemaVersion", 2);
        manifest.put("mediaType", MediaType.OCI_MANIFEST.name());
        manifest.put("config", fields(config));
        manifest.put("layers", layers.stream().map(DockerArchiveReader::fields).toList());
        byte[] content = JSON.writeValueAsBytes(manifest);
        return new Document(MediaType.OCI_MANIFEST, Digest.of(content), content);
    }

    private static Map<String, Object> fields(Descriptor descriptor) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("mediaType", descriptor.mediaType().name());
        fields.put("digest", descriptor.digest().toString());
        fields.put("size", descriptor.size());
        return fields;
    }

    private ClientException unreadable(String why) {
        return new ClientException("The archive " + files.shownName() + " can't be used because " + why
                + ". Write it again, with docker save for example.");
    }
}
