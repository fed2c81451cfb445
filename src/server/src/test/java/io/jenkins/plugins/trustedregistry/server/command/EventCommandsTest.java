// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.server.serve.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the audit log and of webhooks. */
class EventCommandsTest {
    private static final String EXPORT = "GET /api/v1/audit?from=2026-11-01&format=%s&after=%d&limit=10000";

    @TempDir
    Path folder;

    private final FakeApi api = new FakeApi();

    @Test
    void anExportIsReadPageByPageAndSavedOnce() throws Exception {
        String first = IntStream.rangeClosed(1, 10_000)
                .mapToObj(n -> "{\"n\":" + n + "}\n")
                .collect(Collectors.joining());
        api.answering(EXPORT.formatted("ndjson", 0), 200, first)
                .answering(EXPORT.formatted("ndjson", 10_000), 200, "{\"n\":10001}\n");
        Path file = folder.resolve("november.jsonl");

        Commands.Result result = run("audit", "export", "--from", "2026-11-01", "--output", file.toString());

        assertThat(result.out()).contains("10001 lines");
        assertThat(Files.readString(file)).isEqualTo(first + "{\"n\":10001}\n");
        assertThat(run("audit", "export", "--output", file.toString()).code()).isEqualTo(2);
    }

    @Test
    void anExportAsCsvHasOneLineOfHeadings() {
        String rows = IntStream.rangeClosed(1, 10_000)
                .mapToObj(n -> n + ",2026-11-25T10:00:00Z,\"a\r\nb\"\r\n")
                .collect(Collectors.joining());
        api.answering(EXPORT.formatted("csv", 0), 200, "n,time,actor\r\n" + rows)
                .answering(EXPORT.formatted("csv", 10_000), 200, "n,time,actor\r\n10001,2026-11-25T10:00:00Z,c\r\n");

        String out = run("audit", "export", "--from", "2026-11-01", "--csv").out();

        assertThat(out).startsWith("n,time,actor\r\n1,").endsWith("\r\n10001,2026-11-25T10:00:00Z,c\r\n");
        assertThat(out.lines().filter("n,time,actor"::equals)).hasSize(1);
    }

    @Test
    void aTailIsATableOfTheLastLines() {
        api.answering("GET /api/v1/audit?outcome=refused&last=5", 200, """
            {"n":7,"time":"2026-11-25T10:00:00.5Z","actor":"bob","operation":"push manifest","outcome":"refused"}
            """);

        assertThat(run("audit", "tail", "--outcome", "refused", "-n", "5").out())
                .contains("TIME", "OPERATION", "2026-11-25T10:00:00Z", "push manifest");
    }

    @Test
    void aCheckThatFindsSomethingFails() {
        api.answering("GET /api/v1/audit/check", 200, "{\"files\":1,\"lines\":9,\"faults\":[{\"file\":\"x\"}]}");
        assertThat(run("audit", "check").code()).isNotZero();
        api.answering("GET /api/v1/audit/check", 200, "{\"files\":1,\"lines\":9,\"faults\":[]}");
        assertThat(run("audit", "check").code()).isZero();
    }

    @Test
    void aWebhookIsMadeWhereItIsSaidAndItsSecretComesWithAWarning() throws Exception {
        String made = "{\"id\":\"1\",\"secret\":\"whsec_x\",\"warning\":\"Unsafe.\"}";
        for (String path : List.of("repositories/a/b/-/webhooks", "namespaces/a/webhooks", "webhooks")) {
            api.answering("POST /api/v1/" + path, 201, made);
        }
        Path secret = Files.writeString(folder.resolve("secret"), "0123456789abcdef\n");

        Commands.Result result = run("webhook", "create", "https://x/", "--repository", "a/b", "--type", "TAG_PUSH");
        run("webhook", "create", "https://x/", "--namespace", "a", "--type", "REPO_CREATED", "--format", "cloudevents");
        run(
                "webhook",
                "create",
                "https://x/",
                "--type",
                "TAG_PUSH",
                "--secret-file",
                secret.toString(),
                "--skip-verification");

        assertThat(result.err()).contains("shown only now", "Warning: Unsafe.");
        assertThat(api.calls())
                .containsExactly(
                        "POST /api/v1/repositories/a/b/-/webhooks {\"types\":[\"TAG_PUSH\"],\"url\":\"https://x/\"}",
                        "POST /api/v1/namespaces/a/webhooks {\"types\":[\"REPO_CREATED\"],\"format\":\"cloudevents\","
                                + "\"url\":\"https://x/\"}",
                        "POST /api/v1/webhooks {\"types\":[\"TAG_PUSH\"],\"secret\":\"0123456789abcdef\","
                                + "\"skipVerification\":true,\"url\":\"https://x/\"}");
        assertThat(run("webhook", "create", "https://x/", "--repository", "a/b", "--namespace", "a")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void aTestThatTheReceiverDoesNotTakeFailsAndSaysWhy() {
        api.answering(
                "POST /api/v1/webhooks/1/test",
                200,
                "{\"state\":\"failed\",\"problem\":\"The server answered with 500.\"}");

        Commands.Result result = run("webhook", "test", "1");

        assertThat(result.code()).isNotZero();
        assertThat(result.err()).contains("The server answered with 500.");
    }

    @Test
    void whatCommandsDoInAHomeIsRecordedThere() throws Exception {
        Path home = folder.resolve("home");
        TestServer.startPlain(home).close();
        Commands commands = Commands.real(folder);
        assertThat(commands.run("org", "create", "technology", "--home", home.toString())
                        .code())
                .isZero();

        Commands.Result result = commands.run("audit", "tail", "--home", home.toString());

        assertThat(result.out()).contains("create organization", "host");
        assertThat(commands.run("audit", "check", "--home", home.toString()).code())
                .isZero();
    }

    private Commands.Result run(String... arguments) {
        return Commands.against(api, folder).run(arguments);
    }
}
