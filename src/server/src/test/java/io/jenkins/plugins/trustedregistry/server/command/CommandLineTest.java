// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.client.ApiAnswer;
import io.jenkins.plugins.trustedregistry.server.command.common.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandLineTest {
    @TempDir
    Path folder;

    private final FakeApi api = new FakeApi();

    @Test
    void everyCommandHasHelpWithADescriptionAndEveryGroupHasExamples() {
        for (CommandLine line : all(commandLine())) {
            String help = line.getUsageMessage();
            assertThat(help).contains("Usage:", "--help");
            assertThat(line.getCommandSpec().usageMessage().description())
                    .as(line.getCommandSpec().qualifiedName())
                    .isNotEmpty();
        }
        for (CommandLine group : commandLine().getSubcommands().values()) {
            assertThat(group.getUsageMessage()).contains("Examples:");
        }
    }

    @Test
    void everyCommandThatPrintsAResultCanPrintJson() {
        List<String> without = all(commandLine()).stream()
                .filter(line -> line.getSubcommands().isEmpty())
                .filter(line -> line.getCommandSpec().findOption("--json") == null)
                .map(line -> line.getCommandSpec().name())
                .toList();

        assertThat(without).containsExactly("completion");
    }

    @Test
    void noOptionTakesAPasswordOnTheCommandLine() {
        for (CommandLine line : all(commandLine())) {
            line.getCommandSpec().options().stream()
                    .filter(option -> option.longestName().contains("password"))
                    .forEach(option -> assertThat(option.arity().max())
                            .as(line.getCommandSpec().qualifiedName() + " " + option.longestName())
                            .isZero());
        }
    }

    @Test
    void helpNamesEveryExitCode() {
        String help = run("--help").out();

        for (ExitCode code : ExitCode.values()) {
            assertThat(help).containsPattern(" " + code.number() + " +\\w");
        }
    }

    @Test
    void printsItsVersion() {
        assertThat(run("--version").out()).startsWith("trusted-registry ");
        assertThat(run("version", "--json").out()).contains("\"version\"", "\"java\"");
    }

    @Test
    void wrongUsageIsTwoAndPointsToHelp() {
        Commands.Result result = run("org", "create");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("Missing required parameter", "Try 'trusted-registry org create --help'")
                .doesNotContain("\tat ");
    }

    @Test
    void groupsWantASubcommandAndMisspellingsGetASuggestion() {
        assertThat(run("org").code()).isEqualTo(2);
        assertThat(run("orgs").err()).contains("org");
    }

    @Test
    void saysWhatIsWrongWithATeamName() {
        Commands.Result result = run("team", "create", "devs");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("'devs' is not well-formed: write organization/team");
    }

    @Test
    void refusalsOfTheRegistryAreItsOwnSentences() {
        api.refusing("GET /api/v1/organizations/a", 404, "There is no organization a.")
                .refusing("GET /api/v1/organizations/b", 403, "You may not.")
                .refusing("GET /api/v1/organizations/c", 401, "Log in.")
                .refusing("GET /api/v1/organizations/d", 409, "It clashes.");

        assertThat(run("org", "show", "a")).isEqualTo(new Commands.Result(8, "", line("There is no organization a.")));
        assertThat(run("org", "show", "b")).isEqualTo(new Commands.Result(7, "", line("You may not.")));
        assertThat(run("org", "show", "c")).isEqualTo(new Commands.Result(7, "", line("Log in.")));
        assertThat(run("org", "show", "d")).isEqualTo(new Commands.Result(1, "", line("It clashes.")));
        assertThat(api.isClosed()).isTrue();
    }

    @Test
    void anAnswerThatIsNoRegistrysIsSaidToBeNone() {
        api.answering("GET /api/v1/organizations/a", 200, "<html>");

        Commands.Result result = run("org", "show", "a");

        assertThat(result.code()).isEqualTo(9);
        assertThat(result.err()).contains("does not speak like a Trusted Registry");
    }

    @Test
    void anUnforeseenFaultIsASentenceToo() {
        Commands broken = Commands.against(
                new FakeApi() {
                    @Override
                    public ApiAnswer call(Method method, String path, Optional<JsonNode> body) {
                        throw new IllegalStateException("a fault of this program");
                    }
                },
                folder);

        Commands.Result result = broken.run("org", "list");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err().lines())
                .singleElement()
                .asString()
                .contains("failed unexpectedly", "a fault of this program");
    }

    @Test
    void aHomeAndAServerAtOnceMakeNoSense() {
        assertThat(run("org", "list", "--home", "x", "--server", "y").err()).contains("leave out --server");
    }

    @Test
    void needsToKnowWhichRegistry() {
        Commands nobody = Commands.real(folder);

        assertThat(nobody.run("org", "list").code()).isEqualTo(2);
        assertThat(nobody.run("org", "list").err()).contains("log in to a running server", "--home DIR");
        assertThat(nobody.run("org", "list", "--server", "https://registry.example")
                        .code())
                .isEqualTo(7);
        assertThat(nobody.run("org", "list", "--server", "http://192.0.2.1").err())
                .contains("plain HTTP");
        assertThat(nobody.run("org", "list", "--server", "ftp://x").err()).contains("not a server's address");
        assertThat(nobody.run("org", "list", "--config", "x.yaml").err()).contains("--config belongs to --home");
    }

    @Test
    void completionIsAScriptThatKnowsTheCommands() {
        Commands.Result result = run("completion", "--name", "reg");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("complete -F", "reg", "bundle");
    }

    @Test
    void failuresKeepTheirExitCodes() {
        assertThat(new CommandFailure(ExitCode.HOME_IN_USE, "x").exitCode().number())
                .isEqualTo(4);
        assertThat(ExitCode.ofStatus(500)).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void readsNoFileBesideTheOnesNamed() {
        assertThat(run("version").code()).isZero();
        assertThat(Files.exists(folder.resolve(".config"))).isFalse();
    }

    private Commands.Result run(String... arguments) {
        return Commands.against(api, folder).run(arguments);
    }

    private static String line(String text) {
        return text + System.lineSeparator();
    }

    private CommandLine commandLine() {
        return CommandLines.of(new Surroundings(
                Map.of(),
                folder,
                FakeTerminal.piping(""),
                (server, credential, trusted) -> api,
                (home, config, variables) -> api,
                java.time.Clock.systemUTC()));
    }

    private static List<CommandLine> all(CommandLine line) {
        List<CommandLine> all = new ArrayList<>();
        for (CommandLine each :
                line.getSubcommands().values().stream().distinct().toList()) {
            all.add(each);
            all.addAll(all(each));
        }
        return all.stream().distinct().toList();
    }
}
