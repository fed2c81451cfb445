// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench;

import io.jenkins.plugins.trustedregistry.bench.advisory.AdvisoriesCommand;
import io.jenkins.plugins.trustedregistry.bench.advisory.RematchCommand;
import io.jenkins.plugins.trustedregistry.bench.layer.ImageCommand;
import io.jenkins.plugins.trustedregistry.bench.layer.LayersCommand;
import io.jenkins.plugins.trustedregistry.bench.pages.PagesCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry of {@code src/bench/run}, {@code src/bench/scan} and others. */
@Command(
        name = "src/bench/run",
        description = "Measures the registry against others on this machine.",
        mixinStandardHelpOptions = true,
        subcommands = {
            MeasureCommand.class,
            ReportCommand.class,
            PagesCommand.class,
            AdvisoriesCommand.class,
            RematchCommand.class,
            LayersCommand.class,
            ImageCommand.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }
}
