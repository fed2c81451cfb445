// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.ApiPath;
import io.jenkins.plugins.trustedregistry.server.command.common.JsonLine;
import io.jenkins.plugins.trustedregistry.server.command.common.Printer;
import io.jenkins.plugins.trustedregistry.server.command.common.RegistryCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The audit log. */
@Command(
        name = "audit",
        description = "The audit log: who did what, from where, and what came of it (administrators).",
        subcommands = {AuditCommands.Tail.class, AuditCommands.Export.class, AuditCommands.Check.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  trusted-registry audit tail --outcome refused",
            "  trusted-registry audit export --from 2026-11-01 --to 2026-12-01 --csv --output november.csv",
            "  trusted-registry audit check"
        })
public final class AuditCommands {
    private static final int PAGE = 10_000;

    private AuditCommands() {}

    /** Which lines are wanted. */
    static final class Filter {
        @Option(names = "--from", paramLabel = "TIME", description = "From this day (2026-11-25) or instant on.")
        private @Nullable String from;

        @Option(names = "--to", paramLabel = "TIME", description = "Up to this day or instant, without it.")
        private @Nullable String to;

        @Option(names = "--actor", paramLabel = "NAME", description = "Only what this one did, or tried to log in as.")
        private @Nullable String actor;

        @Option(
                names = "--repository",
                paramLabel = "REPOSITORY",
                description = "Only in this repository, or in all of NAMESPACE/*.")
        private @Nullable String repository;

        @Option(names = "--outcome", paramLabel = "done|refused|failed", description = "Only with this outcome.")
        private @Nullable String outcome;

        ApiPath path() {
            return ApiPath.of("audit")
                    .query("from", Optional.ofNullable(from))
                    .query("to", Optional.ofNullable(to))
                    .query("actor", Optional.ofNullable(actor))
                    .query("repository", Optional.ofNullable(repository))
                    .query("outcome", Optional.ofNullable(outcome));
        }
    }

    @Command(name = "tail", description = "Show the last lines.")
    static final class Tail extends RegistryCommand {
        @Mixin
        private Filter filter;

        @Option(
                names = {"-n", "--lines"},
                paramLabel = "N",
                description = "How many, 1 to 10000. Default: 20.")
        private int lines = 20;

        @Override
        protected void run(ApiClient api, Printer printer) {
            List<JsonNode> found = api.text(filter.path().query("last", Integer.toString(lines)))
                    .lines()
                    .map(JsonLine::read)
                    .toList();
            printer.items(
                    found,
                    "time",
                    "actor",
                    "credential",
                    "from",
                    "operation",
                    "repository",
                    "reference",
                    "outcome",
                    "reason");
        }
    }

    @Command(name = "export", description = "Write lines as they are, as JSON lines or comma-separated values.")
    static final class Export extends RegistryCommand {
        @Mixin
        private Filter filter;

        @Option(names = "--csv", description = "Comma-separated values with headings, for spreadsheets.")
        private boolean csv;

        @Option(
                names = {"-o", "--output"},
                paramLabel = "FILE",
                description = "Default: the screen. It must not exist yet.")
        private @Nullable Path output;

        @Override
        protected void run(ApiClient api, Printer printer) {
            if (output == null) {
                pages(api, printer::text);
                return;
            }
            long count;
            try (Writer file =
                    Files.newBufferedWriter(output, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                count = pages(api, text -> write(file, text));
            } catch (FileAlreadyExistsException e) {
                throw new CommandFailure(
                        ExitCode.USAGE, "The file " + output + " exists already: name another one with --output.");
            } catch (IOException | UncheckedIOException e) {
                throw new CommandFailure(
                        ExitCode.FAILED,
                        "The file " + output
                                + " can't be written: check that you may write there and that there is room.",
                        e);
            }
            printer.done(
                    "exported",
                    Map.of("file", output.toString(), "lines", Long.toString(count)),
                    count + " lines of the audit log are saved as " + output + ".");
        }

        private static void write(Writer file, String text) {
            try {
                file.write(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Page by page, because a log may be larger than memory. */
        private long pages(ApiClient api, Consumer<String> out) {
            long count = 0;
            long after = 0;
            boolean more = true;
            while (more) {
                String text = api.text(filter.path()
                        .query("format", csv ? "csv" : "ndjson")
                        .query("after", Long.toString(after))
                        .query("limit", Integer.toString(PAGE)));
                Page page = csv ? Page.ofCsv(text, after == 0) : Page.ofJson(text);
                out.accept(page.text());
                count += page.lines();
                after = page.last();
                more = page.lines() == PAGE;
            }
            return count;
        }
    }

    /**
     * One page of an export.
     *
     * @param last the number of its last line
     */
    record Page(String text, long lines, long last) {

        static Page ofJson(String text) {
            String last = lastLine(text);
            return new Page(
                    text,
                    text.lines().count(),
                    last.isEmpty() ? 0 : JsonLine.read(last).path("n").asLong());
        }

        /** @param headings whether they are wanted; every page has them */
        static Page ofCsv(String text, boolean headings) {
            int firstRow = text.indexOf("\r\n") + 2;
            // A value may hold a line break; then the line that it ends does not begin with a number.
            long rows = text.substring(firstRow).lines().filter(Page::isRow).count();
            String last = text.substring(firstRow).lines().filter(Page::isRow).reduce("", (a, b) -> b);
            return new Page(
                    headings ? text : text.substring(firstRow),
                    rows,
                    last.isEmpty() ? 0 : Long.parseLong(last.substring(0, last.indexOf(','))));
        }

        private static boolean isRow(String line) {
            return line.matches("\\d+,\\d{4}-\\d\\d-\\d\\dT.*");
        }

        private static String lastLine(String text) {
            String stripped = text.stripTrailing();
            return stripped.substring(stripped.lastIndexOf('\n') + 1);
        }
    }

    @Command(name = "check", description = "Check that no line was changed or taken out.")
    static final class Check extends RegistryCommand {
        @Override
        protected void run(ApiClient api, Printer printer) {
            JsonNode found = api.get(ApiPath.of("audit", "check"));
            printer.item(found);
            if (!found.path("faults").isEmpty()) {
                throw new CommandFailure(
                        ExitCode.FAILED,
                        "The audit log is not as it was written: compare it with a backup, and find out who could"
                                + " write to its folder.");
            }
        }
    }
}
