// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.client.remote;

import static io.jenkins.plugins.trustedregistry.engine.client.SampleLayout.noise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.client.ClientException;
import io.jenkins.plugins.trustedregistry.engine.client.ClientFixture;
import io.jenkins.plugins.trustedregistry.engine.client.RecordedProgress;
import io.jenkins.plugins.trustedregistry.engine.client.SampleLayout;
import io.jenkins.plugins.trustedregistry.engine.client.image.Copied;
import io.jenkins.plugins.trustedregistry.engine.client.image.CopyOptions;
import io.jenkins.plugins.trustedregistry.engine.client.image.ImageCopy;
import io.jenkins.plugins.trustedregistry.engine.client.image.ImageTarget;
import io.jenkins.plugins.trustedregistry.engine.client.image.LayerState;
import io.jenkins.plugins.trustedregistry.engine.client.image.Progress;
import io.jenkins.plugins.trustedregistry.engine.client.layout.LayoutFolder;
import io.jenkins.plugins.trustedregistry.engine.client.layout.StoredImage;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.Platform;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the real registry, over its real token server. */
class RemoteRepositoryTest {
    private static final Tag V1 = new Tag("v1");

    @TempDir
    private Path folder;

    private ClientFixture fixture;
    private SampleLayout layout;

    @BeforeEach
    void start() throws IOException {
        fixture = new ClientFixture(folder.resolve("home"));
        layout = new SampleLayout(folder.resolve("layout"));
    }

    @AfterEach
    void stop() throws IOException {
        fixture.close();
    }

    @Test
    void pushesALayoutAndSaysWhatItBecame() throws Exception {
        Digest image = layout.image(noise(300_000, 1), noise(10, 2));
        layout.named("v1", SampleLayout.MANIFEST, image);
        RecordedProgress progress = new RecordedProgress();

        Copied copied = push("technology/test", CopyOptions.tagged(V1, new Tag("latest")), progress);

        assertThat(copied.digest()).isEqualTo(image);
        assertThat(copied.size()).isGreaterThan(300_000).isLessThan(302_000);
        assertThat(progress.states()).containsExactly(LayerState.COPIED, LayerState.COPIED, LayerState.COPIED);
        RemoteRepository repository = fixture.repository("technology/test");
        assertThat(repository.manifest(V1).orElseThrow().digest()).isEqualTo(image);
        assertThat(repository.manifest(new Tag("latest")).orElseThrow().digest())
                .isEqualTo(image);
    }

    @Test
    void sendsNothingThatIsThere() throws Exception {
        layout.named("v1", SampleLayout.MANIFEST, layout.image(noise(50_000, 1)));
        push("technology/test", CopyOptions.tagged(V1), Progress.NONE);
        RecordedProgress progress = new RecordedProgress();

        push("technology/test", CopyOptions.tagged(new Tag("v2")), progress);

        assertThat(progress.states()).containsOnly(LayerState.EXISTS);
    }

    @Test
    void takesBlobsFromAnotherRepositoryOfTheSameRegistry() throws Exception {
        Digest image = layout.image(noise(50_000, 1));
        layout.named("v1", SampleLayout.MANIFEST, image);
        push("technology/test", CopyOptions.tagged(V1), Progress.NONE);
        RecordedProgress progress = new RecordedProgress();
        RemoteRepository from = fixture.repository("technology/test");
        ImageTarget into = fixture.repository("production/test").targetFrom(from.name());

        ImageCopy.run(from.image(V1), into, CopyOptions.tagged(V1), progress);

        assertThat(progress.states()).containsOnly(LayerState.MOUNTED);
        assertThat(fixture.repository("production/test")
                        .manifest(V1)
                        .orElseThrow()
                        .digest())
                .isEqualTo(image);
    }

    @Test
    void copiesAnIndexWithAllPlatformsAndWhatRefersToIt() throws Exception {
        Digest amd = layout.image(noise(2000, 1));
        Digest arm = layout.image(noise(2000, 2));
        Digest index = layout.index(layout.platform(amd, "linux", "amd64"), layout.platform(arm, "linux", "arm64"));
        Digest signature = layout.image(
                ",\"subject\":" + SampleLayout.descriptor(SampleLayout.INDEX, index, Files.size(layout.file(index))),
                noise(30, 3));
        layout.named("v1", SampleLayout.INDEX, index).named("", SampleLayout.MANIFEST, signature);

        Copied copied = push("technology/test", new CopyOptions(List.of(V1), Optional.empty(), true), Progress.NONE);
        SampleLayout back = pulled(new CopyOptions(List.of(V1), Optional.empty(), true));

        assertThat(copied.referrers()).isEqualTo(1);
        assertThat(back.file(index)).exists();
        assertThat(back.file(amd)).hasSameBinaryContentAs(layout.file(amd));
        assertThat(back.file(arm)).hasSameBinaryContentAs(layout.file(arm));
        assertThat(back.file(signature)).hasSameBinaryContentAs(layout.file(signature));
        assertThat(Files.readString(back.folder().resolve("index.json"))).contains(signature.toString());
    }

    @Test
    void copiesOnePlatformOfAnIndex() throws Exception {
        Digest amd = layout.image(noise(2000, 1));
        Digest arm = layout.image(noise(2000, 2));
        Digest index = layout.index(layout.platform(amd, "linux", "amd64"), layout.platform(arm, "linux", "arm64"));
        layout.named("v1", SampleLayout.INDEX, index);
        push("technology/test", CopyOptions.tagged(V1), Progress.NONE);

        SampleLayout back = pulled(onlyFor(new Platform("linux", "arm64", "")));

        assertThat(back.file(arm)).exists();
        assertThat(back.file(amd)).doesNotExist();
        assertThatThrownBy(() -> pulled(onlyFor(new Platform("linux", "s390x", ""))))
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("only for linux/amd64, linux/arm64");
    }

    @Test
    void aPullUsesWhatAnEarlierOneLeftUnlessItIsDamaged() throws Exception {
        Digest layer = Digest.of(noise(9000, 1));
        layout.named("v1", SampleLayout.MANIFEST, layout.image(noise(9000, 1)));
        push("technology/test", CopyOptions.tagged(V1), Progress.NONE);
        SampleLayout back = pulled(CopyOptions.tagged(V1));
        byte[] damaged = noise(9000, 7);
        Files.write(back.file(layer), damaged);
        RecordedProgress progress = new RecordedProgress();

        ImageCopy.run(
                fixture.repository("technology/test").image(V1),
                LayoutFolder.of(back.folder()),
                CopyOptions.tagged(V1),
                progress);

        assertThat(progress.states()).containsExactlyInAnyOrder(LayerState.EXISTS, LayerState.COPIED);
        assertThat(Files.readAllBytes(back.file(layer))).isEqualTo(noise(9000, 1));
    }

    @Test
    void deletesATag() throws Exception {
        layout.named("v1", SampleLayout.MANIFEST, layout.image(noise(10, 1)));
        push("technology/test", CopyOptions.tagged(V1), Progress.NONE);
        RemoteRepository repository = fixture.repository("technology/test");

        assertThat(repository.delete(V1)).isTrue();
        assertThat(repository.delete(V1)).isFalse();
        assertThat(repository.manifest(V1)).isEmpty();
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> fixture.repository("technology/test").image(V1).root())
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("technology/test:v1")
                .hasMessageContaining("Check the name");
    }

    @Test
    void repeatsWhatTheRegistryRefusesWith() throws Exception {
        layout.named("v1", SampleLayout.MANIFEST, layout.image(noise(10, 1)));

        assertThatThrownBy(() -> copy(fixture.repository("technology/test", "stranger", fixture.port())))
                .isInstanceOf(ClientException.class)
                .hasMessageStartingWith("Tried to ")
                .hasMessageContaining("technology/test");
        assertThatThrownBy(() -> copy(fixture.repository("technology/test", "", fixture.port())))
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("credentialsId");
    }

    @Test
    void aWrongPasswordIsASentenceWithoutIt() throws Exception {
        RemoteRepository wrong = fixture.registry(
                        fixture.port(),
                        new io.jenkins.plugins.trustedregistry.engine.client.login.Login("nigelpoulton", "guessed it"))
                .repository(RepositoryName.parse("technology/test"));

        assertThatThrownBy(() -> wrong.manifest(V1))
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("did not accept the login of nigelpoulton")
                .hasMessageNotContaining("guessed");
    }

    private static CopyOptions onlyFor(Platform platform) {
        return new CopyOptions(List.of(V1), Optional.of(platform), false);
    }

    private Copied push(String repository, CopyOptions options, Progress progress) throws Exception {
        try (StoredImage image = StoredImage.layout(layout.folder(), "")) {
            return ImageCopy.run(image, fixture.repository(repository).target(), options, progress);
        }
    }

    private void copy(RemoteRepository into) throws Exception {
        try (StoredImage image = StoredImage.layout(layout.folder(), "")) {
            ImageCopy.run(image, into.target(), CopyOptions.tagged(V1), Progress.NONE);
        }
    }

    private SampleLayout pulled(CopyOptions options) throws Exception {
        Path into = Files.createTempDirectory(folder, "pulled").resolve("layout");
        ImageCopy.run(fixture.repository("technology/test").image(V1), LayoutFolder.of(into), options, Progress.NONE);
        return new SampleLayout(into);
    }
}
