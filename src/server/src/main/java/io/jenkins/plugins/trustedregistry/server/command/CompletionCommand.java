// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command;

import io.jenkins.plugins.trustedregistry.server.ExitCode;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shell completion. */
@Command(
        name = "completion",
        description = "Print a script that makes bash and zsh complete commands and options.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  alias trusted-registry='java -jar /opt/trusted-registry.jar'",
            "  source <(trusted-registry completion)"
        })
final class CompletionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--name", paramLabel = "NAME", description = "How you call the program. Default: trusted-registry.")
    private String name = "trusted-registry";

    @Override
    public Integer call() {
        String script = AutoComplete.bash(name, spec.root().commandLine());
        spec.commandLine().getOut().print(script);
        spec.commandLine().getOut().flush();
        return ExitCode.OK.number();
    }
}
