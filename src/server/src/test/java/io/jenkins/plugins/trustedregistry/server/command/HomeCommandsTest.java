// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.server.serve.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands on the home of a server that does not run. */
class HomeCommandsTest {
    @TempDir
    Path folder;

    private Path home;
    private Commands commands;

    @BeforeEach
    void serveOnce() {
        home = folder.resolve("home");
        TestServer.startPlain(home).close();
        commands = Commands.real(folder);
    }

    @Test
    void tellsTheWholeStory() {
        assertDone("user create nigelpoulton --group developers");
        assertDone("org create technology --owner user:admin");
        assertDone("team create technology/devs --member user:nigelpoulton");
        assertDone("repo create technology/test --visibility public");
        assertDone("team grant technology/devs technology/test read-write");
        assertDone("robot create technology+ci");
        assertDone("team members technology/devs --add robot:technology+ci");

        assertThat(done("access technology/test --user nigelpoulton"))
                .containsPattern("push +yes +.*technology/devs has read-write");
        assertThat(done("team members technology/devs")).contains("robot:technology+ci", "user:nigelpoulton");
        assertThat(done("team grants technology/devs")).contains("technology/test  read-write");
        assertThat(done("repo grants technology/test")).contains("devs");
        assertThat(done("repo list --namespace technology")).contains("public");
        assertThat(done("namespace set nigelpoulton --no-create-on-push --json"))
                .contains("\"createOnPush\" : false");
        assertThat(done("team revoke technology/devs technology/test --yes")).contains("has no right");
        assertDone("repo delete technology/test --yes");
        assertDone("org delete technology --yes");
    }

    @Test
    void actsForUsersButIsNone() {
        assertDone("user create nigelpoulton");

        assertThat(run("token create ci").code()).isEqualTo(1);
        assertThat(run("token create ci").err()).contains("'console' is not in the accounts of this server");
        assertThat(done("token create ci --user nigelpoulton")).contains("trp_");
        assertDone("bundle create laptop --user nigelpoulton --registry registry.example --output "
                + folder.resolve("b.zip"));
        assertThat(done("bundle list --user nigelpoulton")).contains("laptop");
        assertThat(folder.resolve("b.zip")).isNotEmptyFile();
    }

    @Test
    void givesAnAdministratorWhoForgotItANewPassword() throws IOException {
        Commands.Result result = commands.at(FakeTerminal.piping("a new password\n"))
                .run("user", "password", "admin", "--password-stdin", "--home", home.toString());

        assertThat(result.code()).isZero();
        try (TestServer server = TestServer.startPlain(home)) {
            Commands.Result login = commands.at(FakeTerminal.piping("a new password\n"))
                    .run("login", server.url(), "--user", "admin", "--password-stdin");
            assertThat(login.code()).isZero();
        }
    }

    @Test
    void anExportReadsBackTheSame() throws IOException {
        assertDone("org create technology --owner user:admin --create-on-push");
        commands.run(
                "org", "set", "technology", "--description", "costs ${MUCH}: a \"lot\"", "--home", home.toString());
        assertDone("team create technology/devs --member group:a --member robot:technology+ci");
        assertDone("repo create technology/deep/er --visibility public --no-scan-on-push");
        assertDone("repo create technology/test");
        assertDone("team grant technology/devs technology/test admin");
        String exported = done("config export");
        Path file = Files.writeString(folder.resolve("export.yaml"), exported);

        Path other = folder.resolve("other");
        TestServer.startPlain(other).close();
        Commands.Result again =
                commands.run("config", "export", "--home", other.toString(), "--config", file.toString());

        assertThat(exported).contains("deep/er", "^${MUCH}");
        assertThat(again.out()).isEqualTo(exported);
        assertThat(commands.run("check", "--config", file.toString()).code()).isZero();
    }

    @Test
    void readsTheSettingsInTheHome() throws IOException {
        Files.writeString(
                home.resolve("registry.yaml"), "unclassified: {trustedRegistry: {organizations: [{name: from-file}]}}");

        assertThat(done("org list")).contains("from-file");
    }

    @Test
    void aMisspeltHomeIsNotMade() {
        Commands.Result result =
                commands.run("org", "list", "--home", folder.resolve("hoem").toString());

        Commands.Result checked =
                commands.run("check", "--home", folder.resolve("hoem").toString());

        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err()).contains("There is no registry in");
        assertThat(checked.code()).isEqualTo(5);
        assertThat(checked.err()).contains("There is no registry in");
        assertThat(folder.resolve("hoem")).doesNotExist();
    }

    @Test
    void saysThatARunningServerUsesTheHome() {
        try (TestServer server = TestServer.startPlain(home)) {
            Commands.Result result = run("org list");

            assertThat(server.url()).isNotEmpty();
            assertThat(result.code()).isEqualTo(4);
            assertThat(result.err()).contains("in use by process", "--server URL");
        }
    }

    @Test
    void checksWhatIsStored() throws IOException {
        assertThat(run("check --storage --json").out().replaceAll("\\s", ""))
                .isEqualTo("{\"settings\":\"ok\",\"storage\":{\"manifests\":0,\"faults\":[]}}");

        damageOneBlob();

        Commands.Result faulty = run("check --storage");
        assertThat(faulty.code()).isEqualTo(10);
        assertThat(faulty.out()).contains("blob sha256:", "1 fault");
        assertThat(run("check --storage --json").out()).contains("\"where\" : \"blob sha256:");
    }

    @Test
    void checksSettingsWithoutStartingAndLeavesNothingBehind() throws IOException {
        Path storage = folder.resolve("images");
        Path good = Files.writeString(
                folder.resolve("good.yaml"), "unclassified: {trustedRegistry: {storage: {folder: '" + storage + "'}}}");
        Path bad = Files.writeString(folder.resolve("bad.yaml"), """
                unclassified:
                  trustedRegistry:
                    organizations:
                      - name: technology
                        repositories: [{name: test, grants: [{team: nobody, right: read-only}]}]
                """);
        List<Path> before = files();

        assertThat(commands.run("check", "--config", good.toString()).out()).contains("can be used");
        Commands.Result result = commands.run("check", "--config", bad.toString());
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("technology/nobody");
        assertThat(commands.run("check", "--config", good + "x").err()).contains("does not exist");
        assertThat(commands.run("check").code()).isEqualTo(2);
        assertThat(commands.run("check", "--storage", "--config", good.toString())
                        .err())
                .contains("needs --home");
        assertThat(files()).isEqualTo(before);
    }

    /** As a push stores it, but with other bytes than its digest says. */
    private void damageOneBlob() throws IOException {
        Path blobs = home.resolve("storage/blobs/sha256/ab");
        Files.createDirectories(blobs);
        Files.writeString(blobs.resolve("ab".repeat(32)), "other bytes", StandardOpenOption.CREATE_NEW);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted().toList();
        }
    }

    private void assertDone(String command) {
        done(command);
    }

    private String done(String command) {
        Commands.Result result = run(command);
        assertThat(result.code()).as(command + ": " + result.err()).isZero();
        return result.out();
    }

    private Commands.Result run(String command) {
        List<String> arguments = new ArrayList<>(Arrays.asList(command.split(" ")));
        arguments.addAll(List.of("--home", home.toString()));
        return commands.run(arguments.toArray(String[]::new));
    }
}
