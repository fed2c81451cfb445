// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.serve;

import io.jenkins.plugins.trustedregistry.engine.HomeInUseException;
import io.jenkins.plugins.trustedregistry.engine.Registry;
import io.jenkins.plugins.trustedregistry.engine.database.DatabaseException;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.accounts.LocalAccounts;
import io.jenkins.plugins.trustedregistry.server.settings.FileKeeper;
import io.jenkins.plugins.trustedregistry.server.settings.ServerSettings;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/** A home with its registry opened, not listening yet. Closing it gives the home up. */
public final class OpenHome implements AutoCloseable {
    private final Registry registry;
    private final LocalAccounts accounts;

    private OpenHome(Registry registry, LocalAccounts accounts) {
        this.registry = registry;
        this.accounts = accounts;
    }

    /**
     * Opens a home, making it when it is missing.
     *
     * @throws CommandFailure when it is in use or can't be used, or when the settings don't fit what is there
     */
    public static OpenHome open(Path home, ServerSettings settings, String version, Clock clock) {
        return open(home, settings, Optional.empty(), version, clock);
    }

    /** The same with a place where its settings can be changed. */
    static OpenHome open(Path home, ServerSettings settings, Optional<FileKeeper> keeper, String version, Clock clock) {
        requireFolder(home);
        StandaloneHost host = new StandaloneHost(home, settings, keeper, version, clock, new SecureRandom());
        try {
            Registry registry = Registry.open(host, settings.registry(), clock);
            return new OpenHome(registry, host.accounts());
        } catch (HomeInUseException e) {
            throw new CommandFailure(ExitCode.HOME_IN_USE, String.valueOf(e.getMessage()), e);
        } catch (DatabaseException e) {
            throw new CommandFailure(ExitCode.HOME_UNUSABLE, String.valueOf(e.getMessage()), e);
        } catch (FileSystemException e) {
            String reason = e.getReason() == null ? "" : " (" + e.getReason() + ")";
            throw new CommandFailure(
                    ExitCode.HOME_UNUSABLE,
                    "The home " + home + " can't be used: the user that runs this must be able to make, read and write "
                            + e.getFile() + reason + ".",
                    e);
        } catch (IOException e) {
            boolean setting = e.getCause() instanceof IllegalArgumentException;
            throw new CommandFailure(
                    setting ? ExitCode.SETTINGS : ExitCode.HOME_UNUSABLE, String.valueOf(e.getMessage()), e);
        } catch (RegistryException e) {
            throw new CommandFailure(
                    ExitCode.SETTINGS, "The settings can't be applied to this registry. " + e.getMessage(), e);
        }
    }

    /**
     * The same for a home that is there: a misspelt name must not make a new one.
     *
     * @throws CommandFailure also when there is none
     */
    public static OpenHome existing(Path home, ServerSettings settings, String version, Clock clock) {
        requireThere(home);
        return open(home, settings, version, clock);
    }

    /** @throws CommandFailure when no registry has ever been in this folder */
    public static void requireThere(Path home) {
        requireFolder(home);
        if (!Files.exists(home.resolve("registry.db"))) {
            throw new CommandFailure(
                    ExitCode.HOME_UNUSABLE,
                    "There is no registry in " + home + ": check the name; 'serve --home " + home
                            + "' makes a new one.");
        }
    }

    private static void requireFolder(Path home) {
        if (Files.exists(home) && !Files.isDirectory(home)) {
            throw new CommandFailure(ExitCode.HOME_UNUSABLE, "The home " + home + " is a file: name a folder.");
        }
        if (Files.isDirectory(home) && !(Files.isReadable(home) && Files.isWritable(home))) {
            throw new CommandFailure(
                    ExitCode.HOME_UNUSABLE,
                    "The home " + home
                            + " can't be read and written by the user that runs this: give it the right, or name"
                            + " another folder.");
        }
    }

    public Registry registry() {
        return registry;
    }

    public LocalAccounts accounts() {
        return accounts;
    }

    @Override
    public void close() {
        try {
            registry.close();
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILED, "The home could not be closed in order: " + e.getMessage(), e);
        }
    }
}
