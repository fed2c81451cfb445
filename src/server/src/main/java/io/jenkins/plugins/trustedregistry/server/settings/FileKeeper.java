// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.settings;

import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.change.Blocks;
import io.jenkins.plugins.trustedregistry.engine.settings.change.SettingsKeeper;
import io.jenkins.plugins.trustedregistry.engine.settings.file.SettingsFile;
import io.jenkins.plugins.trustedregistry.engine.settings.file.YamlBlocks;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import io.jenkins.plugins.trustedregistry.server.accounts.ConfiguredAccounts;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Keeps settings in the server's own file. What can't be written there safely is refused, and the file stays as it is. */
public final class FileKeeper implements SettingsKeeper {
    private final SettingsSource source;
    private final Runnable reopen;
    private Optional<String> problem = Optional.empty();
    private String undo = ""; // what stood there before the last change
    private String written = "";

    /** @param reopen has the registry opened anew, in the background */
    public FileKeeper(SettingsSource source, Runnable reopen) {
        this.source = source;
        this.reopen = reopen;
    }

    @Override
    public synchronized Kept kept() throws IOException {
        return new Kept(source.kept().registry(), place(), Set.of(), problem);
    }

    private String place() {
        return "the file " + source.file();
    }

    @Override
    public synchronized void keep(String block, Settings wanted) throws IOException {
        ServerSettings before = source.kept();
        String text = before.text().orElse("");
        String changed = changed(text, block, before, wanted);
        try {
            DurableFile.replace(source.file(), changed);
        } catch (IOException e) {
            throw new IOException(sentence(e), e);
        }
        undo = text;
        written = changed;
        problem = Optional.empty();
    }

    private String changed(String text, String block, ServerSettings before, Settings wanted) throws IOException {
        String why;
        try {
            String changed = new SettingsText(text, source.variables())
                    .with(block, Blocks.of(before.registry(), block), Blocks.of(wanted, block));
            if (isRead(changed, wanted, before.accounts())) {
                return changed;
            }
            why = "it is written in a way that would change more than that";
        } catch (IOException e) {
            why = String.valueOf(e.getMessage());
        }
        throw new IOException("The block '" + block + "' can't be changed in " + place() + ", because " + why
                + ": change it there by hand, and start the server again.");
    }

    private boolean isRead(String text, Settings wanted, ConfiguredAccounts accounts) {
        try {
            String name = source.file().toString();
            return SettingsFile.read(name, text, source.variables()).equals(wanted)
                    && new YamlBlocks(name, text, source.variables())
                            .read(ConfiguredAccounts.BLOCK, ConfiguredAccounts.class)
                            .orElse(ConfiguredAccounts.NONE)
                            .equals(accounts);
        } catch (InvalidSettingException e) {
            return false;
        }
    }

    private String sentence(IOException failure) {
        Path folder = source.file().getParent();
        if (failure instanceof AccessDeniedException) {
            return "The settings can't be saved in " + place()
                    + ": the user that runs the registry may not write into the" + " folder " + folder
                    + ". Give it the right, or change the file by hand.";
        }
        boolean mounted = failure instanceof FileSystemException system
                && String.valueOf(system.getReason()).contains("busy");
        if (mounted) {
            return "The settings can't be saved in " + place() + ", because the file itself is mounted and so can't be"
                    + " replaced: mount its folder, or change the file where it comes from.";
        }
        String reason = failure instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : String.valueOf(failure.getMessage());
        return "The settings can't be saved in " + place() + " (" + reason
                + "): mend this, or change the file by hand.";
    }

    @Override
    public void reopen() {
        reopen.run();
    }

    /** The text of the file as it is; empty when there is none. */
    public synchronized Optional<String> text() {
        try {
            return Optional.of(Files.readString(source.file()));
        } catch (IOException e) {
            return Optional.empty(); // none, or none that could be read; who needs it has what it was at the start
        }
    }

    /**
     * Takes the last change back, because the registry can't be opened with it; unless somebody has changed the file since.
     *
     * @param sentence why, for whoever made the change
     */
    public synchronized void takeBack(String sentence) throws IOException {
        if (text().equals(Optional.of(written))) {
            DurableFile.replace(source.file(), undo);
        }
        problem = Optional.of(sentence);
    }

    /** Why the last change is not in force, though it stands there. */
    public synchronized void failed(String sentence) {
        problem = Optional.of(sentence);
    }
}
