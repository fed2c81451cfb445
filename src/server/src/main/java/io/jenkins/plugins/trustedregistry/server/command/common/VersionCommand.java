// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.common;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which version this is. */
@Command(
        name = "version",
        description = "Show the version of this program and of its Java.",
        footerHeading = "%nExamples:%n",
        footer = "  trusted-registry version --json")
public final class VersionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    /** The program's version; only the packaged jar knows it. */
    public static String version() {
        return Optional.ofNullable(VersionCommand.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }

    @Override
    public Integer call() {
        new Printer(spec.commandLine().getOut(), spec.commandLine().getErr(), json)
                .item(JsonNodeFactory.instance
                        .objectNode()
                        .put("version", version())
                        .put("java", Runtime.version().toString()));
        return ExitCode.OK.number();
    }

    /** For {@code --version}. */
    public static final class Provider implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"trusted-registry " + version()};
        }
    }
}
