// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.remote;

import static io.jenkins.plugins.trustedregistry.engine.client.SampleLayout.noise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.ClientFixture;
import io.jenkins.plugins.trustedregistry.engine.client.CuttingProxy;
import io.jenkins.plugins.trustedregistry.engine.client.RecordedProgress;
import io.jenkins.plugins.trustedregistry.engine.client.SampleLayout;
import io.jenkins.plugins.trustedregistry.engine.client.image.CopyOptions;
import io.jenkins.plugins.trustedregistry.engine.client.image.ImageCopy;
import io.jenkins.plugins.trustedregistry.engine.client.image.Progress;
import io.jenkins.plugins.trustedregistry.engine.client.layout.LayoutFolder;
import io.jenkins.plugins.trustedregistry.engine.client.layout.StoredImage;
import io.jenkins.plugins.trustedregistry.engine.client.login.Login;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections that are cut in the middle of a layer. */
class BrokenConnectionTest {
    private static final Tag V1 = new Tag("v1");
    private static final byte[] LAYER = noise(4_000_000, 1);

    @TempDir
    private Path folder;

    private ClientFixture fixture;
    private SampleLayout layout;

    @BeforeEach
    void start() throws IOException {
        fixture = new ClientFixture(folder.resolve("home"));
        layout = new SampleLayout(folder.resolve("layout"));
        layout.named("v1", SampleLayout.MANIFEST, layout.image(LAYER));
    }

    @AfterEach
    void stop() throws IOException {
        fixture.close();
    }

    @Test
    void anUploadGoesOnWhereItBroke() throws Exception {
        RecordedProgress progress = new RecordedProgress();
        try (CuttingProxy proxy = new CuttingProxy(fixture.port(), 1_500_000, 2)) {
            // Nothing is waited between attempts, so it takes many until the registry has noticed a cut.
            Login nigel = new Login("nigelpoulton", "nigelpoulton-password");
            push(
                    fixture.registry(proxy.port(), nigel, 20_000).repository(RepositoryName.parse("technology/test")),
                    progress);

            assertThat(proxy.cutsLeft()).isZero();
        }

        assertThat(progress.offsets()).isNotEmpty();
        assertThat(fixture.repository("technology/test").manifest(V1)).isPresent();
        assertThat(pulledLayer()).isEqualTo(LAYER);
    }

    @Test
    void aDownloadGoesOnWhereItBroke() throws Exception {
        push(fixture.repository("technology/test"), Progress.NONE);
        try (CuttingProxy proxy = new CuttingProxy(fixture.port(), 1_500_000, 2)) {
            Path into = folder.resolve("pulled");
            ImageCopy.run(
                    fixture.repository("technology/test", "nigelpoulton", proxy.port())
                            .image(V1),
                    LayoutFolder.of(into),
                    CopyOptions.tagged(V1),
                    Progress.NONE);

            assertThat(proxy.cutsLeft()).isZero();
            assertThat(Files.readAllBytes(new SampleLayout(into).file(Digest.of(LAYER))))
                    .isEqualTo(LAYER);
        }
    }

    @Test
    void givesUpAfterAFewAttemptsThatGotNowhere() throws Exception {
        try (CuttingProxy proxy = new CuttingProxy(fixture.port(), 0, Integer.MAX_VALUE)) {
            assertThatThrownBy(() ->
                            push(fixture.repository("technology/test", "nigelpoulton", proxy.port()), Progress.NONE))
                    .isInstanceOf(ClientException.class)
                    .hasMessageStartingWith("Tried 4 times to ")
                    .hasMessageContaining("run this again");
        }
    }

    @Test
    void aRegistryThatIsNotThereIsASentence() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThatThrownBy(() -> fixture.repository("technology/test", "nigelpoulton", free)
                        .manifest(V1))
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("Tried 4 times to read the manifest technology/test:v1 at 127.0.0.1:" + free);
    }

    private void push(RemoteRepository repository, Progress progress) throws Exception {
        try (StoredImage image = StoredImage.layout(layout.folder(), "")) {
            ImageCopy.run(image, repository.target(), CopyOptions.tagged(V1), progress);
        }
    }

    private byte[] pulledLayer() throws Exception {
        Path into = folder.resolve("again");
        ImageCopy.run(
                fixture.repository("technology/test").image(V1),
                LayoutFolder.of(into),
                CopyOptions.tagged(V1),
                Progress.NONE);
        return Files.readAllBytes(new SampleLayout(into).file(Digest.of(LAYER)));
    }
}
