// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.Registry;
import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.ImageName;
import io.jenkins.plugins.trustedregistry.engine.client.image.BlobContent;
import io.jenkins.plugins.trustedregistry.engine.client.image.Document;
import io.jenkins.plugins.trustedregistry.engine.client.image.Progress;
import io.jenkins.plugins.trustedregistry.engine.client.remote.RemoteRegistry;
import io.jenkins.plugins.trustedregistry.engine.client.remote.RemoteRepository;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildLogin;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.plugin.agent.ImageParts;
import io.jenkins.plugins.trustedregistry.plugin.agent.Outcome;
import io.jenkins.plugins.trustedregistry.plugin.agent.RemoteCopy;
import io.jenkins.plugins.trustedregistry.plugin.host.BuildsHost;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promotion and deletion through the routes of a real registry that has no listener. */
class OwnRegistryTest {
    private static final byte[] CONFIG = "{}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path home;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private Registry registry;
    private OwnRegistry own;
    private Digest image;

    @BeforeEach
    void push() throws Exception {
        registry = BuildsHost.open(home);
        own = login("release");
        image = push(own, "");
    }

    @AfterEach
    void stop() throws IOException {
        registry.close();
    }

    @Test
    void promotesWithoutSendingALayer() throws Exception {
        Outcome outcome = promote(own);

        assertThat(outcome.digest()).isEqualTo(image.toString());
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("taken from another repository");
        assertThat(repository(own, "production/test")
                        .manifest(new Tag("v2"))
                        .orElseThrow()
                        .digest())
                .isEqualTo(image);
    }

    @Test
    void whatRefersToAnImageGoesAlong() throws Exception {
        Digest signature = push(own, ",\"subject\":" + field(MediaType.OCI_MANIFEST, image, size()));

        promote(own);

        assertThat(repository(own, "production/test").manifest(signature)).isPresent();
    }

    @Test
    void aBuildOfAnotherTeamMayNotPromote() throws Exception {
        OwnRegistry other = login("build");

        assertThatThrownBy(() -> promote(other))
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("production/test");
    }

    @Test
    void aLoginThatHasEndedOpensNothing() throws Exception {
        registry.builds().endAll(new BuildId("release"));

        assertThatThrownBy(() -> promote(own)).isInstanceOf(ClientException.class);
    }

    @Test
    void deletesIntoTheTrash() throws Exception {
        own.delete(ImageName.parse("technology/test:v1"), "not wanted");

        assertThat(repository(own, "technology/test").manifest(new Tag("v1"))).isEmpty();
        assertThatThrownBy(() -> own.delete(ImageName.parse("technology/test:v1"), ""))
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("v1");
    }

    @Test
    void aBuildWithoutTheRightDeletesNothing() throws Exception {
        OwnRegistry stranger = login("stranger");

        assertThatThrownBy(() -> stranger.delete(ImageName.parse("technology/test:v1"), ""))
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("technology/test");
        assertThat(repository(own, "technology/test").manifest(new Tag("v1"))).isPresent();
    }

    private Outcome promote(OwnRegistry as) throws Exception {
        try (RemoteRegistry images = as.images()) {
            return RemoteCopy.copy(
                    images,
                    ImageName.parse("technology/test:v1"),
                    ImageName.parse("production/test:v2"),
                    new ImageParts("", true),
                    new PrintStream(log, true, StandardCharsets.UTF_8));
        }
    }

    private OwnRegistry login(String job) throws ClientException {
        BuildLogin login = registry.builds().begin(new BuildId(job));
        return new OwnRegistry(
                registry.router(),
                "localhost:5000",
                login.user(),
                login.secret().text());
    }

    private static RemoteRepository repository(OwnRegistry as, String name) {
        return as.images().repository(RepositoryName.parse(name));
    }

    /** Pushes an image of one layer; one with more fields gets no tag. */
    private Digest push(OwnRegistry as, String more) throws Exception {
        RemoteRepository repository = repository(as, "technology/test");
        byte[] layer = "a layer".getBytes(StandardCharsets.UTF_8);
        for (byte[] blob : List.of(CONFIG, layer)) {
            Descriptor descriptor = Descriptor.of(MediaType.OCTET_STREAM, Digest.of(blob), blob.length);
            BlobContent content = offset -> new ByteArrayInputStream(blob);
            repository.target().take(descriptor, content, Progress.NONE);
        }
        byte[] manifest = manifest(layer, more);
        Digest digest = Digest.of(manifest);
        Document document = new Document(MediaType.OCI_MANIFEST, digest, manifest);
        repository.put(document, more.isEmpty() ? new Tag("v1") : digest);
        return digest;
    }

    private long size() {
        return manifest("a layer".getBytes(StandardCharsets.UTF_8), "").length;
    }

    private static byte[] manifest(byte[] layer, String more) {
        return ("{\"schemaVersion\":2,\"config\":" + field(MediaType.OCTET_STREAM, Digest.of(CONFIG), CONFIG.length)
                        + ",\"layers\":[" + field(MediaType.OCTET_STREAM, Digest.of(layer), layer.length) + "]" + more
                        + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String field(MediaType type, Digest digest, long size) {
        return "{\"mediaType\":\"" + type + "\",\"digest\":\"" + digest + "\",\"size\":" + size + "}";
    }
}
