// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.common;

import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.client.ApiClient;
import io.jenkins.plugins.trustedregistry.server.client.RegistryApi;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that makes calls of the management API. */
public abstract class RegistryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection;

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    @Override
    public final Integer call() {
        try (RegistryApi api = connection.open(surroundings())) {
            run(new ApiClient(api), printer());
        }
        return ExitCode.OK.number();
    }

    /** Makes the calls and prints what comes back. */
    protected abstract void run(ApiClient api, Printer printer);

    public Surroundings surroundings() {
        return Surroundings.of(spec);
    }

    private Printer printer() {
        return new Printer(spec.commandLine().getOut(), spec.commandLine().getErr(), json);
    }
}
