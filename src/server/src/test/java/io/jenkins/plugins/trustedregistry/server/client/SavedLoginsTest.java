// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedLoginsTest {
    private static final SavedLogin FIRST = new SavedLogin("https://a.example", "nigel", "trt_1", "1", null);
    private static final SavedLogin SECOND = new SavedLogin("https://b.example", "alice", "trt_2", "2", null);

    @TempDir
    Path folder;

    @Test
    void remembersLoginsAndWhichWasLast() {
        logins().save(FIRST);
        logins().save(SECOND);

        assertThat(logins().current()).contains(SECOND);
        assertThat(logins().find(ServerAddress.parse("A.example"))).contains(FIRST);
        logins().save(FIRST);
        assertThat(logins().current()).contains(FIRST);
    }

    @Test
    void forgetsALogin() {
        logins().save(FIRST);
        logins().save(SECOND);
        logins().remove(ServerAddress.parse(SECOND.server()));

        assertThat(logins().find(ServerAddress.parse(SECOND.server()))).isEmpty();
        assertThat(logins().current()).contains(FIRST);
    }

    @Test
    void onlyTheOwnerMayReadTheFile() throws IOException {
        logins().save(FIRST);
        Path file = folder.resolve("config/trusted-registry/logins.json");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFileThatIsDamagedIsSaidToBe() throws IOException {
        Path file = folder.resolve("config/trusted-registry/logins.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{");

        assertThatThrownBy(() -> logins().current())
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("delete the file and log in again");
    }

    @Test
    void isWhereTheSystemKeepsSuchThings() {
        SavedLogins.of(Map.of(), folder).save(FIRST);
        SavedLogins.of(Map.of("TRUSTED_REGISTRY_CONFIG", folder.resolve("own").toString()), folder)
                .save(FIRST);

        assertThat(folder.resolve(".config/trusted-registry/logins.json")).exists();
        assertThat(folder.resolve("own/logins.json")).exists();
    }

    @Test
    void neverShowsTheToken() {
        assertThat(FIRST.toString()).contains("nigel").doesNotContain("trt_1");
        assertThat(new Credential.Token("trt_1").toString()).doesNotContain("trt_1");
        assertThat(new Credential.Password("nigel", "secret").toString()).doesNotContain("secret");
    }

    @Test
    void addressesAreComparedWithoutCaseAndSlash() {
        assertThat(ServerAddress.parse("https://Registry.example:5000/").url())
                .isEqualTo("https://registry.example:5000");
        assertThat(ServerAddress.parse("localhost:5000").url()).isEqualTo("https://localhost:5000");
        assertThat(ServerAddress.parse("http://127.0.0.1:5000").url()).isEqualTo("http://127.0.0.1:5000");
        for (String bad : new String[] {"https://a/b", "https://u:p@a", "https://a?x", "https://", "a b"}) {
            assertThatThrownBy(() -> ServerAddress.parse(bad)).isInstanceOf(CommandFailure.class);
        }
    }

    private SavedLogins logins() {
        return SavedLogins.of(Map.of("XDG_CONFIG_HOME", folder.resolve("config").toString()), folder);
    }
}
