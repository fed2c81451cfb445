// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.server.serve.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logging in to a real server with a certificate of its own authority. */
class LoginTest {
    @TempDir
    static Path home;

    private static TestServer server;

    @TempDir
    Path folder;

    private Commands commands;

    @BeforeAll
    static void start() {
        server = TestServer.start(home);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void nobodyIsLoggedIn() {
        commands = Commands.real(folder);
    }

    @Test
    void remembersServerAuthorityAndATokenButNotThePassword() throws IOException {
        Commands.Result login = piping(TestServer.PASSWORD)
                .run(
                        "login",
                        server.url(),
                        "--user",
                        "admin",
                        "--password-stdin",
                        "--ca",
                        server.authority().toString());

        assertThat(login).isEqualTo(new Commands.Result(0, login.out(), ""));
        assertThat(login.out()).contains("logged in to " + server.url() + " as admin for 90 days");
        assertThat(Files.readString(folder.resolve(".config/trusted-registry/logins.json")))
                .contains("BEGIN CERTIFICATE", "trp_")
                .doesNotContain(TestServer.PASSWORD);
        assertThat(commands.run("whoami", "--json").out()).contains("\"name\" : \"admin\"");
        assertThat(commands.run("whoami", "--server", server.url()).code()).isZero();
    }

    @Test
    void logsOutByEndingTheToken() {
        login();
        String before = commands.run("token", "list", "--json").out();
        Commands other = loggedIn(folder.resolve("other"));

        assertThat(before).contains("command line");
        assertThat(commands.run("logout").out()).contains("logged out of " + server.url());
        assertThat(commands.run("whoami").code()).isEqualTo(2);
        assertThat(commands.run("whoami", "--server", server.url()).code()).isEqualTo(7);
        assertThat(other.run("token", "list", "--json").out()).doesNotContain(idOf(before));
        assertThat(commands.run("logout").code()).isEqualTo(7);
        other.run("logout");
    }

    @Test
    void aSecondLoginEndsTheTokenOfTheFirst() {
        login();
        String first = idOf(commands.run("token", "list", "--json").out());
        login();

        assertThat(commands.run("token", "list", "--json").out()).doesNotContain(first);
    }

    @Test
    void asksForUserAndPasswordAtATerminal() {
        FakeTerminal person = FakeTerminal.typing("admin", TestServer.PASSWORD);

        Commands.Result login = commands.at(person)
                .run("login", server.url(), "--ca", server.authority().toString());

        assertThat(login.code()).isZero();
        assertThat(person.questions()).containsExactly("User: ", "(secret) Password of admin: ");
    }

    @Test
    void trustsNoCertificateOnSight() {
        Commands.Result login =
                piping(TestServer.PASSWORD).run("login", server.url(), "--user", "admin", "--password-stdin");

        assertThat(login.code()).isEqualTo(9);
        assertThat(login.err()).contains("is not trusted", "--ca FILE", "--ca-fingerprint");
    }

    @Test
    void trustsTheAuthorityWithTheFingerprintTheServerPrinted() {
        String fingerprint = server.banner().authority().orElseThrow().fingerprint();

        assertThat(piping(TestServer.PASSWORD)
                        .run(
                                "login",
                                server.url(),
                                "--user",
                                "admin",
                                "--password-stdin",
                                "--ca-fingerprint",
                                fingerprint))
                .extracting(Commands.Result::code)
                .isEqualTo(0);
        Commands.Result wrong = piping(TestServer.PASSWORD)
                .run(
                        "login",
                        server.url(),
                        "--user",
                        "admin",
                        "--password-stdin",
                        "--ca-fingerprint",
                        fingerprint.replace('A', 'B').replace('1', '2'));
        assertThat(wrong.code()).isEqualTo(9);
        assertThat(wrong.err()).contains("may be another server");
    }

    @Test
    void asksAPersonWhetherTheFetchedAuthorityIsTheRightOne() {
        String fingerprint = server.banner().authority().orElseThrow().fingerprint();
        String[] login = {"login", server.url(), "--user", "admin", "--fetch-ca"};

        Commands.Result yes =
                commands.at(FakeTerminal.typing("yes", TestServer.PASSWORD)).run(login);
        Commands.Result no = commands.at(FakeTerminal.typing("no")).run(login);

        assertThat(yes.code()).isZero();
        assertThat(yes.err()).contains(fingerprint);
        assertThat(no.code()).isEqualTo(1);
        assertThat(piping("").run(login).code()).isEqualTo(2);
    }

    @Test
    void saysThatThePasswordIsWrong() {
        Commands.Result login = piping("wrong")
                .run(
                        "login",
                        server.url(),
                        "--user",
                        "stranger",
                        "--password-stdin",
                        "--ca",
                        server.authority().toString());

        assertThat(login.code()).isEqualTo(7);
        assertThat(login.out()).isEmpty();
        assertThat(folder.resolve(".config")).doesNotExist();
    }

    @Test
    void saysThatNobodyIsThere() {
        Commands.Result login =
                piping(TestServer.PASSWORD).run("login", "http://127.0.0.1:1", "--user", "admin", "--password-stdin");

        assertThat(login.code()).isEqualTo(9);
        assertThat(login.err()).contains("http://127.0.0.1:1 can't be reached");
    }

    private Commands piping(String input) {
        return commands.at(FakeTerminal.piping(input + "\n"));
    }

    private void login() {
        loggedIn(folder);
    }

    private static Commands loggedIn(Path folder) {
        Commands commands = Commands.real(folder).at(FakeTerminal.piping(TestServer.PASSWORD + "\n"));
        assertThat(commands.run(
                                "login",
                                server.url(),
                                "--user",
                                "admin",
                                "--password-stdin",
                                "--ca",
                                server.authority().toString())
                        .code())
                .isZero();
        return commands;
    }

    private static String idOf(String tokens) {
        return tokens.replaceAll("(?s).*\"id\" : \"([^\"]+)\".*", "$1");
    }
}
