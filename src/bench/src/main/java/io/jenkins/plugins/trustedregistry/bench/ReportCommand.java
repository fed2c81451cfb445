// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench;

import io.jenkins.plugins.trustedregistry.bench.report.Report;
import io.jenkins.plugins.trustedregistry.bench.report.SampleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes tables of what was measured. */
@Command(name = "report", description = "Make a page of tables of what was measured.")
final class ReportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SAMPLES", description = "The file that 'measure' wrote.")
    private Path samples;

    @Option(names = "--out", paramLabel = "FILE", description = "Where the page goes. Default: to the terminal.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        String page = Report.of(new SampleFile(samples)).toString();
        if (out == null) {
            System.out.print(page);
        } else {
            Files.writeString(out, page);
        }
        return 0;
    }
}
