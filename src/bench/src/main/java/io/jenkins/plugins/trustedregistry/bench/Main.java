// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench;

import io.jenkins.plugins.trustedregistry.bench.pages.PagesCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry of {@code src/bench/run}. */
@Command(
        name = "src/bench/run",
        description = "Measures the registry against others on this machine.",
        mixinStandardHelpOptions = true,
        subcommands = {MeasureCommand.class, ReportCommand.class, PagesCommand.class})
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }
}
