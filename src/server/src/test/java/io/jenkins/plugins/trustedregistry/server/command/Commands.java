// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command;

import io.jenkins.plugins.trustedregistry.server.client.HttpsApi;
import io.jenkins.plugins.trustedregistry.server.client.RegistryApi;
import io.jenkins.plugins.trustedregistry.server.command.common.Surroundings;
import io.jenkins.plugins.trustedregistry.server.command.common.Terminal;
import io.jenkins.plugins.trustedregistry.server.serve.HomeApi;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** Runs commands in this process: against a fake registry, or the real ones on homes and servers. */
public final class Commands {
    static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");

    private final Map<String, String> environment = new HashMap<>();
    private final Path folder;
    private final Surroundings.Servers servers;
    private final Surroundings.Homes homes;
    private final Clock clock;
    private Terminal terminal = FakeTerminal.piping("");

    private Commands(Path folder, Surroundings.Servers servers, Surroundings.Homes homes, Clock clock) {
        this.folder = folder;
        this.servers = servers;
        this.homes = homes;
        this.clock = clock;
    }

    /** Against the fake, whichever registry a command names; somebody has an access token for it. */
    static Commands against(RegistryApi api, Path folder) {
        Commands commands = new Commands(
                folder,
                (server, credential, trusted) -> api,
                (home, config, variables) -> api,
                Clock.fixed(NOW, ZoneOffset.UTC));
        commands.environment.put("TRUSTED_REGISTRY_SERVER", "https://registry.example");
        commands.environment.put("TRUSTED_REGISTRY_TOKEN", "trt_secret");
        return commands;
    }

    /** The real thing; logins are kept in the folder. */
    public static Commands real(Path folder) {
        Clock clock = Clock.systemUTC();
        return new Commands(
                folder,
                HttpsApi::new,
                (home, config, variables) -> HomeApi.open(home, config, variables, "test", clock),
                clock);
    }

    public Commands with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public Commands at(Terminal other) {
        terminal = other;
        return this;
    }

    public Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = CommandLines.of(new Surroundings(environment, folder, terminal, servers, homes, clock))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Result(code, out.toString(), err.toString());
    }

    /** How a command ended and what it printed. */
    public record Result(int code, String out, String err) {}
}
