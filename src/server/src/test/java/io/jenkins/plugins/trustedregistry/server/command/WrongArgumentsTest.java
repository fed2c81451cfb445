// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.credentials.robot.RobotName;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Method;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.client.ApiAnswer;
import io.jenkins.plugins.trustedregistry.server.client.RegistryApi;
import io.jenkins.plugins.trustedregistry.server.command.common.Surroundings;
import java.io.File;
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
    private static final List<String> ODD =
            List.of("", " ", "-1", "99999999999999999999", ":", "@", "=", "a/b:c@d", "%zz", "\u0007", "\ud83d\udca9");
    private static final String SECRET = "hunter2";
    private static final Set<Integer> CODES =
            Arrays.stream(ExitCode.values()).map(ExitCode::number).collect(Collectors.toSet());

    @TempDir
    private Path folder;

    private final List<String> faults = new ArrayList<>();
    private CommandLine root;
    private List<CommandLine> commands = List.of();

    @BeforeEach
    void makeCommandLine() {
        root = CommandLines.of(new Surroundings(
                Map.of("TRUSTED_REGISTRY_SERVER", "https://registry.example", "TRUSTED_REGISTRY_TOKEN", SECRET),
                folder,
                FakeTerminal.piping(""),
                (server, credential, trusted) -> new RefusingApi(),
                (home, config, variables) -> new RefusingApi(),
                Clock.systemUTC()));
        commands = leaves(root);
        assertThat(commands).hasSizeGreaterThan(100);
    }

    /** Whatever a command is asked. */
    private static final class RefusingApi implements RegistryApi {
        private static ApiAnswer refusal() {
            String problem = "{\"status\":404,\"detail\":\"It is not there.\"}";
            return new ApiAnswer(404, "application/problem+json", problem.getBytes(UTF_8));
        }

        @Override
        public ApiAnswer call(Method method, String path, Map<String, String> headers, Optional<JsonNode> body) {
            return refusal();
        }

        @Override
        public ApiAnswer upload(String path, Path file) {
            return refusal();
        }

        @Override
        public void close() {
            // nothing was opened
        }
    }

    @Test
    void anOptionThatIsNotThereIsNamedWithoutItsValue() {
        for (CommandLine command : commands) {
            List<String> arguments = required(command, "a/b");
            arguments.add("--nonsense=" + SECRET);
            Ended ended = misused(command, arguments);
            check(ended, ended.err().startsWith("Unknown option: '--nonsense'"), "names the option");
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void moreArgumentsThanThereArePlacesForAreRefused() {
        for (CommandLine command : commands) {
            List<ArgSpec> places = new ArrayList<>(command.getCommandSpec().positionalParameters());
            if (places.stream().noneMatch(place -> place.arity().isVariable() || place.isMultiValue())) {
                List<String> arguments = required(command, "a/b");
                arguments.addAll(Collections.nCopies(5, "a/b"));
                misused(command, arguments);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void whatIsMissingIsNamed() {
        int insisting = 0;
        for (CommandLine command : commands) {
            if (!required(command, "a/b").isEmpty()) {
                Ended ended = misused(command, List.of());
                check(ended, ended.err().contains("issing"), "says what is missing");
                insisting++;
            }
        }
        assertThat(faults).isEmpty();
        assertThat(insisting).isGreaterThan(70);
    }

    @Test
    void anOptionWithoutItsValueIsRefused() {
        for (CommandLine command : commands) {
            for (OptionSpec option : valued(command)) {
                List<String> arguments = required(command, "a/b");
                arguments.add(option.longestName());
                Ended ended = misused(command, arguments);
                check(ended, ended.err().contains(option.longestName()), "names " + option.longestName());
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void aValueThatIsNoneOfTheOptionsIsRefused() {
        int typed = 0;
        for (CommandLine command : commands) {
            for (OptionSpec option : valued(command)) {
                if (!takesAnyText(option)) {
                    List<String> arguments = required(command, "a/b");
                    arguments.add(option.longestName() + "=no such \ud83d\udca9");
                    Ended ended = misused(command, arguments);
                    check(ended, ended.err().contains(option.longestName()), "names " + option.longestName());
                    typed++;
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(typed).isGreaterThan(20);
    }

    /** What only the command itself can see is wrong, and what is not wrong but odd: it ends with a sentence, and never in the folder it ran in. */
    @Test
    void oddValuesEndInASentenceAndACode() throws Exception {
        Set<Path> before = filesHere();
        for (CommandLine command : commands) {
            if (command.getCommandName().equals("serve")) {
                continue; // it would stay
            }
            for (String odd : ODD) {
                run(command, required(command, odd));
                for (OptionSpec option : valued(command)) {
                    if (!isFile(option)) {
                        List<String> arguments = required(command, "a/b");
                        arguments.add(option.longestName() + "=" + odd);
                        run(command, arguments);
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(filesHere()).isEqualTo(before);
    }

    private static List<OptionSpec> valued(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .filter(option -> option.arity().min() > 0)
                .toList();
    }

    private static Class<?> type(ArgSpec argument) {
        Class<?>[] types = argument.auxiliaryTypes();
        return types.length == 0 ? argument.type() : types[types.length - 1];
    }

    private static boolean takesAnyText(ArgSpec argument) {
        return type(argument) == String.class || isFile(argument);
    }

    private static boolean isFile(ArgSpec argument) {
        return type(argument) == Path.class || type(argument) == File.class;
    }

    /** The options that a command insists on, and as many arguments as it must have. */
    private static List<String> required(CommandLine command, String value) {
        List<String> arguments = new ArrayList<>();
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (option.required() && option.group() == null) {
                arguments.add(option.longestName() + "=" + value);
            }
        }
        for (ArgSpec positional : command.getCommandSpec().positionalParameters()) {
            boolean robot = positional.type() == RobotName.class && value.equals("a/b");
            arguments.addAll(Collections.nCopies(positional.arity().min(), robot ? "a+b" : value));
        }
        return arguments;
    }

    /** Runs what can't be right: told on stderr with a next step, and nothing else. */
    private Ended misused(CommandLine command, List<String> arguments) {
        Ended ended = run(command, arguments);
        check(ended, ended.code() == ExitCode.USAGE.number(), "ends with 2");
        check(ended, ended.out().isEmpty(), "prints nothing on stdout");
        check(ended, ended.err().contains("--help'."), "has a next step");
        return ended;
    }

    private Ended run(CommandLine command, List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all =
                new ArrayList<>(List.of(command.getCommandSpec().qualifiedName().split(" ")));
        all.remove(0);
        all.addAll(arguments);
        int code = root.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
        Ended ended = new Ended(all, code, out.toString(), err.toString());
        String said = out + "" + err;
        check(ended, CODES.contains(code), "ends with a code that is described");
        check(ended, code == 0 || !ended.err().isBlank(), "says why on stderr");
        check(
                ended,
                !said.contains("unexpectedly") && !said.contains("\tat ") && !said.contains("Exception"),
                "says it in words");
        check(ended, !said.contains(SECRET), "keeps secrets to itself");
        return ended;
    }

    private void check(Ended ended, boolean good, String what) {
        if (!good) {
            faults.add("Not true: " + what + ". " + ended);
        }
    }

    private record Ended(List<String> arguments, int code, String out, String err) {}

    private static Set<Path> filesHere() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("").toAbsolutePath())) {
            return files.collect(Collectors.toSet());
        }
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
