// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The logins of the person at the terminal, in {@code logins.json} of their configuration folder, which only they may read. The
 * server logged in to last is the one that commands talk to when they name none.
 */
public final class SavedLogins {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    private SavedLogins(Path file) {
        this.file = file;
    }

    /** In the folder {@code TRUSTED_REGISTRY_CONFIG}, else in {@code trusted-registry} where the system keeps such things. */
    public static SavedLogins of(Map<String, String> environment, Path userHome) {
        Path folder = folder(environment, "TRUSTED_REGISTRY_CONFIG")
                .orElseGet(() -> folder(environment, "XDG_CONFIG_HOME")
                        .or(() -> folder(environment, "APPDATA"))
                        .orElse(userHome.resolve(".config"))
                        .resolve("trusted-registry"));
        return new SavedLogins(folder.resolve("logins.json"));
    }

    private static Optional<Path> folder(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    /** The login at a server. */
    public Optional<SavedLogin> find(ServerAddress server) {
        return Optional.ofNullable(read().get(server.url()));
    }

    /** The login made last. */
    public Optional<SavedLogin> current() {
        return read().values().stream().reduce((earlier, later) -> later);
    }

    /** Remembers a login, as the current one, in place of the one at the same server. */
    public void save(SavedLogin login) {
        Map<String, SavedLogin> logins = read();
        logins.remove(login.server());
        logins.put(login.server(), login);
        write(logins);
    }

    /** Forgets the login at a server. */
    public void remove(ServerAddress server) {
        Map<String, SavedLogin> logins = read();
        logins.remove(server.url());
        write(logins);
    }

    /** By server, in the order they were made. */
    private Map<String, SavedLogin> read() {
        Map<String, SavedLogin> logins = new LinkedHashMap<>();
        try {
            List<SavedLogin> saved =
                    JSON.readValue(Files.readAllBytes(file), Content.class).logins();
            saved.forEach(login -> logins.put(login.server(), login));
        } catch (NoSuchFileException e) {
            return logins;
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "The saved logins in " + file + " can't be read: delete the file and log in again.",
                    e);
        }
        return logins;
    }

    private void write(Map<String, SavedLogin> logins) {
        try {
            Content content = new Content(List.copyOf(logins.values()));
            PrivateFile.replace(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(content));
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.FAILED, "The login can't be saved in " + file + ": check that you may write there.", e);
        }
    }

    /** The file. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Content(@JsonProperty("logins") List<SavedLogin> logins) {
        Content(@Nullable List<SavedLogin> logins) {
            this.logins = logins == null ? List.of() : List.copyOf(logins);
        }
    }
}
