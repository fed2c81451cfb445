// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.client.ApiAnswer;
import io.jenkins.plugins.trustedregistry.server.command.common.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every command with arguments that nobody should give: it ends with a sentence and a code, and leaves nothing behind. */
class WrongArgumentsTest {
    private static final List<String> ODD = List.of(
            "", " ", "-1", "99999999999999999999", "../../x", "/", ":", "@", "=", "a/b:c@d", "%zz", "\ud83d\udca9");
    private static final Set<Integer> CODES =
            Arrays.stream(ExitCode.values()).map(ExitCode::number).collect(Collectors.toSet());

    @TempDir
    private Path folder;

    private final List<String> faults = new ArrayList<>();
    private CommandLine root;

    @BeforeEach
    void makeCommandLine() {
        root = commandLine();
    }

    @Test
    void endInASentenceAndACode() throws Exception {
        Set<Path> before = filesHere();
        List<CommandLine> commands = leaves(root).stream()
                .filter(each -> !each.getCommandName().equals("serve")) // it would stay
                .toList();
        assertThat(commands).hasSizeGreaterThan(100);

        for (CommandLine command : commands) {
            run(command, List.of("--nonsense"), true);
            run(command, Collections.nCopies(50, "a/b"), true);
            for (String odd : ODD) {
                run(command, required(command, odd), false);
            }
            for (OptionSpec option : command.getCommandSpec().options()) {
                withOption(command, option);
            }
        }

        assertThat(faults).isEmpty();
        assertThat(filesHere()).isEqualTo(before);
    }

    private void withOption(CommandLine command, OptionSpec option) {
        if (option.usageHelp() || option.versionHelp() || option.arity().max() == 0) {
            return;
        }
        List<String> without = new ArrayList<>(required(command, "a/b"));
        without.add(option.longestName());
        run(command, without, true);
        for (String odd : ODD) {
            List<String> with = new ArrayList<>(required(command, "a/b"));
            with.add(option.longestName() + "=" + odd);
            run(command, with, false);
        }
    }

    /** The options that a command insists on, and as many arguments as it must have. */
    private static List<String> required(CommandLine command, String value) {
        List<String> arguments = new ArrayList<>();
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (option.required()) {
                arguments.add(option.longestName() + "=" + value);
            }
        }
        for (ArgSpec positional : command.getCommandSpec().positionalParameters()) {
            arguments.addAll(Collections.nCopies(Math.max(1, positional.arity().min()), value));
        }
        return arguments;
    }

    private void run(CommandLine command, List<String> arguments, boolean mustFail) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all =
                new ArrayList<>(List.of(command.getCommandSpec().qualifiedName().split(" ")));
        all.remove(0);
        all.addAll(arguments);
        int code = root.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
        String said = out + "" + err;
        boolean leaks = said.contains("failed unexpectedly") || said.contains("\tat ") || said.contains("Exception");
        boolean silent = code != 0 && err.toString().isBlank();
        if (leaks || silent || !CODES.contains(code) || (mustFail && code == 0)) {
            faults.add(command.getCommandSpec().qualifiedName() + " "
                    + arguments.stream().limit(5).toList() + " ended with " + code + ": "
                    + said.substring(0, Math.min(300, said.length())));
        }
    }

    private static Set<Path> filesHere() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("").toAbsolutePath())) {
            return files.collect(Collectors.toSet());
        }
    }

    private CommandLine commandLine() {
        FakeApi refusing = new FakeApi() {
            @Override
            public ApiAnswer call(Method method, String path, Optional<JsonNode> body) {
                return new ApiAnswer(
                        404,
                        "application/problem+json",
                        "{\"status\":404,\"detail\":\"It is not there.\"}".getBytes(UTF_8));
            }

            @Override
            public ApiAnswer upload(String path, Path file) {
                return call(Method.POST, path, Optional.empty());
            }
        };
        return CommandLines.of(new Surroundings(
                Map.of("TRUSTED_REGISTRY_SERVER", "https://registry.example", "TRUSTED_REGISTRY_TOKEN", "trt_secret"),
                folder,
                FakeTerminal.piping(""),
                (server, credential, trusted) -> refusing,
                (home, config, variables) -> refusing,
                Clock.systemUTC()));
    }

    private static List<CommandLine> leaves(CommandLine line) {
        List<CommandLine> below = line.getSubcommands().values().stream()
                .distinct()
                .flatMap(each -> leaves(each).stream())
                .distinct()
                .toList();
        return below.isEmpty() ? List.of(line) : below;
    }
}
