// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command;

import io.jenkins.plugins.trustedregistry.engine.HomeInUseException;
import io.jenkins.plugins.trustedregistry.engine.accounts.TeamName;
import io.jenkins.plugins.trustedregistry.engine.credentials.robot.RobotName;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import io.jenkins.plugins.trustedregistry.server.CommandFailure;
import io.jenkins.plugins.trustedregistry.server.ExitCode;
import io.jenkins.plugins.trustedregistry.server.command.common.Surroundings;
import io.jenkins.plugins.trustedregistry.server.serve.ListenAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Makes the command line: how arguments are read, and how what goes wrong is said (in a sentence, never as a stack trace). */
public final class CommandLines {
    private static final Logger LOG = LoggerFactory.getLogger(CommandLines.class);

    private CommandLines() {}

    public static CommandLine of(Surroundings surroundings) {
        CommandLine line = new CommandLine(new TrustedRegistry(surroundings));
        line.registerConverter(TeamName.class, named(TeamName::parse));
        line.registerConverter(RobotName.class, named(RobotName::parse));
        line.registerConverter(ListenAddress.class, named(ListenAddress::parse));
        line.setUsageHelpAutoWidth(true);
        line.setExpandAtFiles(false); // a description may begin with @
        line.setParameterExceptionHandler((e, arguments) -> {
            CommandLine command = e.getCommandLine();
            command.getErr().println(e instanceof UnmatchedArgumentException odd ? sentence(odd) : e.getMessage());
            UnmatchedArgumentException.printSuggestions(e, command.getErr());
            command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
            return ExitCode.USAGE.number();
        });
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            command.getErr().println(sentence(e));
            return exitCode(e).number();
        });
        Map<String, String> codes = new LinkedHashMap<>();
        for (ExitCode code : ExitCode.values()) {
            codes.put(" " + code.number(), code.meaning());
        }
        line.getCommandSpec().usageMessage().exitCodeList(codes);
        return line;
    }

    /** Names the first only, and of an option only its name: what stands behind {@code --password=} is nobody's business. */
    private static String sentence(UnmatchedArgumentException odd) {
        String first = odd.getUnmatched().get(0);
        return first.startsWith("-")
                ? "Unknown option: '" + Shown.of(first.split("=", 2)[0]) + "'"
                : "Unexpected argument: '" + Shown.of(first) + "'";
    }

    private static <T> ITypeConverter<T> named(Function<String, T> parse) {
        return text -> {
            try {
                return parse.apply(text);
            } catch (RegistryException | IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        };
    }

    private static ExitCode exitCode(Exception e) {
        if (e instanceof CommandFailure failure) {
            return failure.exitCode();
        }
        if (e instanceof InvalidSettingException) {
            return ExitCode.SETTINGS;
        }
        if (e instanceof HomeInUseException) {
            return ExitCode.HOME_IN_USE;
        }
        return e instanceof RegistryException refusal ? ExitCode.ofStatus(refusal.status()) : ExitCode.FAILED;
    }

    private static String sentence(Exception e) {
        boolean foreseen = e instanceof CommandFailure
                || e instanceof InvalidSettingException
                || e instanceof HomeInUseException
                || e instanceof RegistryException;
        if (foreseen) {
            return String.valueOf(e.getMessage());
        }
        LOG.debug("A command failed", e);
        return "The command failed unexpectedly (" + e + "). To see more, run it with"
                + " 'java -Dregistry.log.level=DEBUG -jar trusted-registry.jar ...'.";
    }
}
