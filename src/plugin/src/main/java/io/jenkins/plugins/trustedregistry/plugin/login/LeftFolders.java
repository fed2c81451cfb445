// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.login;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folders with logins on agents, written down before they are made and crossed out once they are gone. What is still on the list when
 * its agent comes back, or another block begins there, is removed then. One line a folder: agent, run, path, with tabs between.
 */
final class LeftFolders {
    private static final Logger LOG = LoggerFactory.getLogger(LeftFolders.class);
    private static final int MOST = 5000; // agents that never come back must not fill the disk

    private static final String OVER = "-";

    private final Path file;

    LeftFolders(Path file) {
        this.file = file;
    }

    /**
     * One folder.
     *
     * @param agent empty for Jenkins' own machine
     * @param run as Jenkins names it for good
     */
    record Entry(String agent, String run, String path) {
        private static Entry parse(String line) {
            String[] parts = line.split("\t", 3);
            return new Entry(parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
        }

        private String line() {
            return agent + "\t" + run + "\t" + path;
        }

        private boolean isWritable() {
            return line().chars().noneMatch(c -> c == '\n' || c == '\r')
                    && line().chars().filter(c -> c == '\t').count() == 2;
        }
    }

    synchronized void add(Entry entry) {
        if (entry.isWritable()) {
            List<Entry> all = read();
            all.add(entry);
            write(all.subList(Math.max(0, all.size() - MOST), all.size()));
        }
    }

    synchronized void remove(String agent, String path) {
        List<Entry> all = read();
        if (all.removeIf(each -> each.agent().equals(agent) && each.path().equals(path))) {
            write(all);
        }
    }

    /** Its block has ended, whether its run has or not; it could not be removed. */
    synchronized void over(String agent, String path) {
        List<Entry> all = read();
        all.replaceAll(
                each -> each.agent().equals(agent) && each.path().equals(path) ? new Entry(agent, OVER, path) : each);
        write(all);
    }

    /** Those of an agent whose run has ended. */
    synchronized List<Entry> stale(String agent, Predicate<String> running) {
        List<Entry> all = read();
        all.removeIf(each -> !each.agent().equals(agent) || !each.run().equals(OVER) && running.test(each.run()));
        return all;
    }

    private List<Entry> read() {
        try {
            return Files.exists(file)
                    ? new ArrayList<>(Files.readAllLines(file).stream()
                            .filter(line -> !line.isBlank())
                            .map(Entry::parse)
                            .toList())
                    : new ArrayList<>();
        } catch (IOException e) {
            LOG.warn("The list of login folders on agents could not be read; those left behind stay there", e);
            return new ArrayList<>();
        }
    }

    /** A list that can't be written fails no build: what is left behind opens nothing once its run has ended. */
    private void write(List<Entry> entries) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(part, entries.stream().map(Entry::line).toList());
            try {
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            LOG.warn("The list of login folders on agents could not be written", e);
        }
    }
}
