// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.docs;

import io.jenkins.plugins.trustedregistry.server.clients.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;

/** A bash at a pseudo terminal in the sandbox, with a person before it. One bash for each block; what stays is ended at the end. */
final class Terminal implements AutoCloseable {
    private static final long PATIENCE_MINUTES = 3;

    private final Sandbox sandbox;
    private final Person person;
    private final Path folder;
    private final Map<String, String> environment;
    private final List<Process> staying = new ArrayList<>();

    /** @param folder where commands begin */
    Terminal(Sandbox sandbox, Person person, Path folder, Map<String, String> environment) {
        this.sandbox = sandbox;
        this.person = person;
        this.folder = folder;
        this.environment = Map.copyOf(environment);
    }

    void run(Block block) throws Exception {
        person.begins(block.text());
        Process process = start(block.text());
        StringBuilder output = new StringBuilder();
        Thread reader = new Thread(() -> attend(process, block.text(), output));
        reader.start();
        if (block.stays().isPresent()) {
            staying.add(process);
            await(block, process, output, block.stays().get());
        } else {
            boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
            if (!ended) {
                end(process);
            }
            reader.join();
            Assertions.assertTrue(ended && process.exitValue() == 0, () -> failed(block, output));
        }
    }

    private Process start(String commands) throws IOException {
        Path script = Files.createTempFile(folder.getParent(), "block", ".sh");
        Files.writeString(script, "set -eo pipefail\ncd '" + folder + "'\n" + commands);
        ProcessBuilder builder = new ProcessBuilder(sandbox.inside(
                        Tools.need("script"),
                        "--quiet",
                        "--return",
                        "--flush",
                        "--command",
                        "bash " + script,
                        "/dev/null"))
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().remove("DOCKER_CONFIG");
        return builder.start();
    }

    /** Reads what is printed and types what is asked for, to the end. */
    private void attend(Process process, String commands, StringBuilder output) {
        StringBuilder unanswered = new StringBuilder();
        byte[] buffer = new byte[4096];
        try (InputStream in = process.getInputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                String text = new String(buffer, 0, read, StandardCharsets.UTF_8).replace("\r", "");
                synchronized (output) {
                    output.append(text);
                    person.remember(commands, output.toString());
                }
                unanswered.append(text);
                Optional<String> answer = person.answer(unanswered.toString());
                if (answer.isPresent()) {
                    unanswered.setLength(0);
                    process.getOutputStream().write((answer.get() + "\n").getBytes(StandardCharsets.UTF_8));
                    process.getOutputStream().flush();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) { // nobody answers any more: it would wait for ever
            synchronized (output) {
                output.append("\n").append(e);
            }
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private static void await(Block block, Process process, StringBuilder output, String text) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
        while (true) {
            synchronized (output) {
                if (output.indexOf(text) >= 0) {
                    return;
                }
            }
            boolean over = process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > end;
            Assertions.assertFalse(over, () -> failed(block, output));
        }
    }

    private static String failed(Block block, StringBuilder output) {
        synchronized (output) {
            return block.where() + " did not do what the docs say:\n" + block.text() + "\n" + output;
        }
    }

    private static void end(Process process) throws InterruptedException {
        List<ProcessHandle> all = process.descendants().toList();
        all.forEach(ProcessHandle::destroy);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            all.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    @Override
    public void close() throws InterruptedException {
        for (Process process : staying) {
            end(process);
        }
    }
}
