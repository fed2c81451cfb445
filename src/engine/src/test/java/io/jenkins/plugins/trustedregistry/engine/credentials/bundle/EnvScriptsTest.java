// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.credentials.Commands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the scripts do in real shells, in folders of all kinds. */
class EnvScriptsTest {
    private static final EnvScripts SCRIPTS =
            new EnvScripts(new BundleTarget("registry.example.com:5000", Optional.of("tcp://engine.example.com:2376")));
    private static final EnvScripts WITHOUT_ENGINE =
            new EnvScripts(new BundleTarget("registry.example.com:5000", Optional.empty()));
    private static final String SHOW =
            " && printf '%s\\n' \"$DOCKER_HOST\" \"$DOCKER_TLS_VERIFY\" \"$DOCKER_CERT_PATH\""
                    + " \"$DOCKER_CONFIG\" \"[${trusted_registry_bundle-unset}${trusted_registry_script-}]\"";

    private static final String WINE_SERVER = "/usr/lib/wine/wineserver";

    @TempDir
    private static Path wine;

    @TempDir
    private Path home;

    /** Else it goes on writing for some seconds while its folder is removed. */
    @AfterAll
    static void endWine() throws Exception {
        if (Files.isExecutable(Path.of(WINE_SERVER))) {
            Map<String, String> prefix = Map.of("WINEPREFIX", wine.toString());
            Commands.run(wine, prefix, WINE_SERVER, "--kill");
            Commands.run(wine, prefix, WINE_SERVER, "--wait");
        }
    }

    private Path bundle(String name, EnvScripts scripts) throws Exception {
        Path folder = Files.createDirectories(home.resolve(name));
        for (String each : List.of("ca.pem", "cert.pem", "key.pem", "config.json")) {
            Files.writeString(folder.resolve(each), "");
        }
        Files.writeString(folder.resolve("env.sh"), scripts.sh());
        return folder;
    }

    private static void assertPointsAt(Path folder, Commands.Result result) throws Exception {
        Path real = folder.toRealPath();
        assertThat(result.text().lines())
                .containsExactly("tcp://engine.example.com:2376", "1", real.toString(), real.toString(), "[unset]");
        assertThat(result.code()).isZero();
    }

    static Stream<String> folders() {
        return Stream.of(
                "bundle",
                "my bundle",
                "two  spaces",
                "it's \"mine\"",
                "$HOME `id` $(id)",
                "a&b;c|d>e",
                "back\\slash",
                "(x) [y] {z} * ?",
                "-n",
                "~",
                "Bündel",
                "deeper/in side/-e");
    }

    @ParameterizedTest
    @MethodSource("folders")
    void evalInTheFolder(String name) throws Exception {
        Path folder = bundle(name, SCRIPTS);

        assertPointsAt(folder, Commands.run(folder, "bash", "-c", "eval \"$(<env.sh)\"" + SHOW));
        assertPointsAt(folder, Commands.run(folder, "bash", "-euc", "eval \"$(<env.sh)\"" + SHOW));
        for (String[] shell : shells()) {
            assertPointsAt(folder, run(folder, shell, "eval \"$(cat env.sh)\"" + SHOW));
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void evalWithoutQuotesAsInOldManuals(String name) throws Exception {
        Path folder = bundle(name, SCRIPTS);

        assertPointsAt(folder, Commands.run(folder, "bash", "-c", "eval $(<env.sh)\n true" + SHOW));
    }

    @ParameterizedTest
    @MethodSource("folders")
    void sourcedInTheFolder(String name) throws Exception {
        Path folder = bundle(name, SCRIPTS);

        for (String[] shell : shells()) {
            assertPointsAt(folder, run(folder, shell, ". ./env.sh" + SHOW));
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void sourcedFromElsewhere(String name) throws Exception {
        Path folder = bundle(name, SCRIPTS);
        Map<String, String> path = Map.of("BUNDLE", folder + "/env.sh", "CDPATH", home.toString());
        Map<String, String> relative = Map.of("BUNDLE", "./" + name + "/env.sh");

        for (String shell : List.of("bash", "zsh")) {
            if (Commands.isInstalled(shell)) {
                assertPointsAt(folder, Commands.run(home, path, shell, "-euc", ". \"$BUNDLE\"" + SHOW));
                assertPointsAt(folder, Commands.run(home, relative, shell, "-euc", "source \"$BUNDLE\"" + SHOW));
            }
        }
    }

    @Test
    void evalInsideAScriptThatLiesElsewhere() throws Exception {
        Path folder = bundle("bundle", SCRIPTS);
        Path script = Files.writeString(home.resolve("job.sh"), "cd bundle\neval \"$(<env.sh)\"" + SHOW + "\n");

        assertPointsAt(folder, Commands.run(home, "bash", script.toString()));
    }

    @Test
    void anotherBundleReplacesTheFirst() throws Exception {
        bundle("first", SCRIPTS);
        Path second = bundle("second", SCRIPTS);

        assertPointsAt(
                second,
                Commands.run(
                        home, "bash", "-c", "cd first; eval \"$(<env.sh)\"; cd ../second; eval \"$(<env.sh)\"" + SHOW));
    }

    @Test
    void withoutAnEngineTheLocalOneStaysInUse() throws Exception {
        Path folder = bundle("bundle", WITHOUT_ENGINE);

        Commands.Result result = Commands.run(folder, "bash", "-c", "eval \"$(<env.sh)\" && env | grep ^DOCKER");

        assertThat(result.text()).isEqualTo("DOCKER_CONFIG=" + folder.toRealPath() + "\n");
    }

    @Test
    void elsewhereItSetsNothingAndSaysWhatToDo() throws Exception {
        Path folder = bundle("bundle", SCRIPTS);
        Path script = Files.move(folder.resolve("env.sh"), home.resolve("script"));

        for (String[] shell : shells()) {
            Commands.Result result =
                    run(home, shell, ". " + script + " || echo failed \"[$DOCKER_HOST$DOCKER_CONFIG]\"", "-c");
            assertThat(result.text()).contains("Change into its folder first").endsWith("failed []\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash"})
    void isCleanForEveryCheckAShellHas(String shell) throws Exception {
        Commands.assumeInstalled(shell);
        Path folder = bundle("bundle", SCRIPTS);

        Commands.Result result = Commands.run(folder, shell, "-n", "env.sh");

        assertThat(result.text()).isEmpty();
        assertThat(result.code()).isZero();
    }

    @Test
    void theScriptsForWindowsFindTheirFolderAndEndLinesAsItDoes() {
        assertThat(SCRIPTS.cmd())
                .contains("set \"DOCKER_CONFIG=%~dp0.\"\r\n")
                .contains("set \"DOCKER_CERT_PATH=%~dp0.\"\r\n")
                .contains("set \"DOCKER_HOST=tcp://engine.example.com:2376\"\r\n")
                .contains("set \"DOCKER_TLS_VERIFY=1\"\r\n");
        assertThat(SCRIPTS.powerShell())
                .contains("$env:DOCKER_CONFIG = $PSScriptRoot\r\n")
                .contains("$env:DOCKER_CERT_PATH = $PSScriptRoot\r\n")
                .contains("$env:DOCKER_HOST = 'tcp://engine.example.com:2376'\r\n")
                .contains("$env:DOCKER_TLS_VERIFY = '1'\r\n");
        assertThat(WITHOUT_ENGINE.cmd() + WITHOUT_ENGINE.powerShell())
                .contains("DOCKER_CONFIG")
                .doesNotContain("DOCKER_HOST")
                .doesNotContain("DOCKER_TLS_VERIFY");
    }

    /** In Wine's cmd.exe, which is not Windows' own; PowerShell is not to be had here. */
    @ParameterizedTest
    @ValueSource(strings = {"bundle", "my bundle", "a&b (x)"})
    void theScriptForCmdPointsAtItsFolderFromElsewhere(String name) throws Exception {
        Commands.assumeInstalled("wine");
        Path folder = bundle(name, SCRIPTS);
        Files.writeString(folder.resolve("env.cmd"), SCRIPTS.cmd());
        Path elsewhere = Files.writeString(
                Files.createDirectories(home.resolve("elsewhere")).resolve("show.cmd"),
                "@echo off\r\ncall \"" + windows(folder) + "\\env.cmd\"\r\nset DOCKER\r\n");

        Commands.Result result = Commands.run(
                elsewhere.getParent(),
                Map.of("WINEPREFIX", wine.toString(), "WINEDEBUG", "-all"),
                "wine",
                "cmd",
                "/c",
                "show.cmd");

        assertThat(result.text().lines().filter(line -> line.startsWith("DOCKER")))
                .containsExactlyInAnyOrder(
                        "DOCKER_CERT_PATH=" + windows(folder) + "\\.",
                        "DOCKER_CONFIG=" + windows(folder) + "\\.",
                        "DOCKER_HOST=tcp://engine.example.com:2376",
                        "DOCKER_TLS_VERIFY=1");
    }

    /** Wine shows the root folder as drive Z. */
    private static String windows(Path path) throws Exception {
        return "Z:" + path.toRealPath().toString().replace('/', '\\');
    }

    private static List<String[]> shells() {
        List<String[]> shells = new ArrayList<>();
        shells.add(new String[] {"sh"});
        shells.add(new String[] {"bash"});
        for (String more : List.of("busybox", "zsh", "ksh", "mksh")) {
            if (Commands.isInstalled(more)) {
                shells.add(more.equals("busybox") ? new String[] {"busybox", "sh"} : new String[] {more});
            }
        }
        return shells;
    }

    private static Commands.Result run(Path folder, String[] shell, String script, String... option) throws Exception {
        List<String> command = new ArrayList<>(List.of(shell));
        command.add(option.length == 0 ? "-euc" : option[0]);
        command.add(script);
        return Commands.run(folder, command.toArray(String[]::new));
    }
}
