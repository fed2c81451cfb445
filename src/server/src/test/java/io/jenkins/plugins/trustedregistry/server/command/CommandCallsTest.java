// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.server.command.common.CellText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which calls commands make, and what they print of the answers. */
class CommandCallsTest {
    @TempDir
    Path folder;

    private final FakeApi api = new FakeApi();

    @Test
    void sendsOnlyWhatWasSaid() {
        api.answering("POST /api/v1/organizations", 201, "{\"name\":\"technology\"}")
                .answering("PATCH /api/v1/organizations/technology", 200, "{\"name\":\"technology\"}");

        run("org", "create", "technology");
        run("org", "create", "technology", "--description", "x y", "--create-on-push", "--owner", "user:alice");
        run("org", "set", "technology", "--no-create-on-push");

        assertThat(api.calls())
                .containsExactly(
                        "POST /api/v1/organizations {\"name\":\"technology\"}",
                        "POST /api/v1/organizations {\"description\":\"x y\",\"createOnPush\":true,"
                                + "\"owners\":[\"user:alice\"],\"name\":\"technology\"}",
                        "PATCH /api/v1/organizations/technology {\"createOnPush\":false}");
    }

    @Test
    void takesTextAsItIs() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "content");
        api.answering("PATCH /api/v1/organizations/o", 200, "{}");

        run("org", "set", "o", "--description", "@" + file);
        run("org", "set", "o", "--description", "${user.home} \"x\"");

        assertThat(api.calls())
                .containsExactly(
                        "PATCH /api/v1/organizations/o {\"description\":\"@" + file + "\"}",
                        "PATCH /api/v1/organizations/o {\"description\":\"${user.home} \\\"x\\\"\"}");
    }

    @Test
    void aChangeMustChangeSomething() {
        Commands.Result result = run("org", "set", "technology");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("nothing to change");
        assertThat(api.calls()).isEmpty();
    }

    @Test
    void encodesNamesIntoPaths() {
        api.answering("PUT /api/v1/organizations/o/teams/t/members/group%3Aa%20b%2Bc/d%3F", 204, "")
                .answering("GET /api/v1/organizations/o/teams/t/members?limit=1000", 200, "{\"items\":[]}")
                .answering("GET /api/v1/repositories/a/b/c/-/tags?limit=1000", 200, "{\"items\":[]}");

        assertThat(run("team", "members", "o/t", "--add", "group:a b+c/d?").code())
                .isZero();
        assertThat(run("repo", "tags", "a/b/c").code()).isZero();
    }

    @Test
    void listsHaveAllPages() {
        api.answering(
                        "GET /api/v1/repositories?namespace=o&limit=1000",
                        200,
                        "{\"items\":[{\"name\":\"o/a\"}],\"next\":\"x=\"}")
                .answering(
                        "GET /api/v1/repositories?namespace=o&limit=1000&cursor=x%3D",
                        200, "{\"items\":[{\"name\":\"o/b\"}]}");

        assertThat(run("repo", "list", "--namespace", "o").out().lines().map(String::strip))
                .containsExactly("NAME  VISIBILITY  SCAN ON PUSH  DESCRIPTION  CREATED AT  CREATED BY", "o/a", "o/b");
        assertThat(run("repo", "list", "--namespace", "o", "--json").out().replaceAll("\\s", ""))
                .isEqualTo("{\"items\":[{\"name\":\"o/a\"},{\"name\":\"o/b\"}]}");
    }

    @Test
    void tablesShowSizesTimesListsAndNothingThatHarmsATerminal() {
        api.answering("GET /api/v1/repositories/a/b/-/tags?limit=1000", 200, """
                {"items":[{"tag":"v1","digest":"sha256:1","size":1536,"platforms":["linux/amd64","linux/arm64"],
                "pushedAt":"2026-11-01T10:00:00.123456Z","pushedBy":"evil\\u001b[2J\\u202e\\nname","scan":{"state":"never-scanned"}}]}""");

        assertThat(run("repo", "tags", "a/b").out().lines().skip(1))
                .containsExactly(
                        "v1   sha256:1  linux/amd64, linux/arm64  1.5 KiB  never-scanned                       2026-11-01T10:00:00Z"
                                + "  evil?[2J? name");
    }

    @Test
    void sizesAreInTheLargestUnitThatFits() {
        assertThat(CellText.size(0)).isEqualTo("0 B");
        assertThat(CellText.size(1023)).isEqualTo("1023 B");
        assertThat(CellText.size(1024)).isEqualTo("1.0 KiB");
        assertThat(CellText.size(5L << 30)).isEqualTo("5.0 GiB");
    }

    @Test
    void deletingAsksForTheName() {
        api.answering("DELETE /api/v1/repositories/a/b", 204, "");
        FakeTerminal person = FakeTerminal.typing("a/b");

        Commands.Result result = Commands.against(api, folder).at(person).run("repo", "delete", "a/b");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("The repository a/b is removed.");
        assertThat(person.questions())
                .singleElement()
                .asString()
                .contains("'trash restore' brings it back", "Type a/b");
    }

    @Test
    void saysWhatCanNotBeUndone() {
        FakeTerminal person = FakeTerminal.typing("a/b", "v1", "0abc", "all");
        api.answering("DELETE /api/v1/repositories/a/b?permanently=true&reason=old%20stuff", 204, "")
                .answering(
                        "DELETE /api/v1/repositories/a/b/-/tags/v1?image=true&permanently=true",
                        200,
                        "{\"tag\":\"v1\",\"digest\":\"sha256:x\",\"manifests\":[]}")
                .answering("DELETE /api/v1/trash/0abc", 204, "")
                .answering("DELETE /api/v1/trash?namespace=a", 200, "{\"purged\":3}");
        Commands commands = Commands.against(api, folder).at(person);

        commands.run("repo", "delete", "a/b", "--permanently", "--reason", "old stuff");
        commands.run("tag", "delete", "a/b", "v1", "--permanently");
        commands.run("trash", "purge", "0abc");
        Commands.Result all = commands.run("trash", "purge", "--all", "--namespace", "a");

        assertThat(all.out()).contains("3 entries are removed for good.");
        assertThat(person.questions()).hasSize(4).allMatch(question -> question.contains("can't be undone"));
    }

    @Test
    void saysWhatGoesWithATagAndUntilWhenItCanBeUndone() {
        String tag = "DELETE /api/v1/repositories/a/b/-/tags/";
        api.answering(tag + "v1?image=true", 200, """
                        {"tag":"v1","digest":"sha256:x","manifests":["sha256:x","sha256:y"],"until":"2026-12-02T10:00:00Z"}""")
                .answering(tag + "v2?image=true", 200, """
                        {"tag":"v2","digest":"sha256:x","manifests":[],"until":"2026-12-02T10:00:00Z"}""")
                .answering(tag + "v3", 204, "");

        assertThat(run("tag", "delete", "a/b", "v1", "--yes").out())
                .contains("with its image (2 manifests). Until 2026-12-02T10:00:00Z 'trash restore' brings it back");
        assertThat(run("tag", "delete", "a/b", "v2", "--yes").out()).contains("Its image stays");
        assertThat(run("tag", "delete", "a/b", "v3", "--keep-image", "--yes").out())
                .contains("The tag a/b:v3 is removed.");
    }

    @Test
    void looksBackAndGoesBack() {
        api.answering("GET /api/v1/repositories/a/b/-/tags/v1/history?limit=1000", 200, "{\"items\":[]}")
                .answering("POST /api/v1/repositories/a/b/-/tags/v1/rollback", 200, "{\"tag\":\"v1\"}")
                .answering("PUT /api/v1/repositories/a/b/-/tags/v1/release", 200, "{}")
                .answering("DELETE /api/v1/repositories/a/b/-/tags/v1/release", 204, "")
                .answering("GET /api/v1/trash?repository=a%2Fb&limit=1000", 200, "{\"items\":[]}")
                .answering("POST /api/v1/trash/0abc/restore", 200, "{\"kind\":\"tag\"}")
                .answering("DELETE /api/v1/repositories/a/b/-/untagged", 200, "{\"deleted\":2}")
                .answering("PATCH /api/v1/repositories/a/b", 200, "{\"name\":\"a/b\"}");

        assertThat(run("tag", "history", "a/b", "v1").code()).isZero();
        assertThat(run("tag", "rollback", "a/b", "v1", "sha256:x").code()).isZero();
        assertThat(run("tag", "release", "a/b", "v1", "--reason", "fix").code()).isZero();
        assertThat(run("tag", "hold", "a/b", "v1").code()).isZero();
        assertThat(run("trash", "list", "--repository", "a/b").code()).isZero();
        assertThat(run("trash", "restore", "0abc", "--as", "old").code()).isZero();
        assertThat(run("repo", "untagged", "a/b", "--collect").out()).contains("2 manifests of a/b are in the trash.");
        run("repo", "set", "a/b", "--immutable-tags", "v*", "--immutable-tags", "r?", "--immutable-days", "9");
        run("repo", "set", "a/b", "--immutable-tags", "", "--untagged", "14d");
        assertThat(run("trash", "purge").code()).isEqualTo(2);

        assertThat(api.calls())
                .contains(
                        "POST /api/v1/repositories/a/b/-/tags/v1/rollback {\"digest\":\"sha256:x\"}",
                        "PUT /api/v1/repositories/a/b/-/tags/v1/release {\"reason\":\"fix\"}",
                        "POST /api/v1/trash/0abc/restore {\"as\":\"old\"}",
                        "PATCH /api/v1/repositories/a/b {\"immutableTags\":[\"v*\",\"r?\"],\"immutableDays\":9}",
                        "PATCH /api/v1/repositories/a/b {\"immutableTags\":[],\"untagged\":\"14d\"}");
    }

    @Test
    void promotesAndPrunes() {
        String rules = "/api/v1/repositories/a/b/-/promotion-rules";
        api.answering("POST /api/v1/repositories/a/b/-/tags/v1/promotions", 200, """
                        {"target":"a/c","targetTag":"v1-2026","digest":"sha256:x","changed":true}""")
                .answering("POST " + rules, 201, "{\"name\":\"r\"}")
                .answering("PATCH " + rules + "/r", 200, "{\"name\":\"r\"}")
                .answering("DELETE " + rules + "/r", 204, "")
                .answering("POST /api/v1/repositories/a/b/-/promotion-test?limit=1000", 200, """
                        {"items":[{"tag":"v1","outcome":"not-matched","reason":"It was never scanned."}]}""")
                .answering("GET " + rules + "/r/evaluations?limit=50", 200, "{\"items\":[]}")
                .answering("POST /api/v1/namespaces/a/pruning-policies", 201, "{\"name\":\"p\"}")
                .answering("PATCH /api/v1/repositories/a/b/-/pruning-policies/p", 200, "{\"name\":\"p\"}")
                .answering("GET /api/v1/repositories/a/b/-/pruning?limit=1000", 200, """
                        {"items":[{"tag":"v1","fate":"prune","policy":"p","updatedAt":"2026-11-01T10:00:00Z","reason":"Old."}]}""")
                .answering("PUT /api/v1/repositories/a/b/-/tag-limit", 200, "{\"tags\":9}")
                .answering("GET /api/v1/repositories/a/b/-/tag-limit", 200, "{\"tags\":9}");

        assertThat(run("promote", "a/b:v1", "--to", "a/c:%n-%Y").out())
                .isEqualTo("Promoted to a/c:v1-2026, sha256:x.\n");
        assertThat(run("promote", "a/b", "--to", "a/c").code()).isEqualTo(2);
        run(
                "promotion",
                "create",
                "a/b",
                "r",
                "--to",
                "a/c",
                "--if",
                "tag starts with v",
                "--if",
                "critical = 0",
                "--on",
                "scan");
        run("promotion", "set", "a/b", "r", "--on", "", "--no-active");
        run("promotion", "delete", "a/b", "r");
        assertThat(run("promotion", "test", "a/b", "--to", "a/c", "--if", "critical = 0")
                        .out())
                .contains("not-matched", "never scanned");
        assertThat(run("promotion", "results", "a/b", "r").code()).isZero();
        run("pruning", "create", "a", "p", "--protect", "build is kept");
        run("pruning", "set", "a/b", "p", "--if", "updated before 30d", "--keep", "5");
        assertThat(run("pruning", "plan", "a/b").out()).contains("prune", "Old.");
        assertThat(run("pruning", "limit", "a/b", "9").out()).contains("9");

        assertThat(api.calls())
                .contains(
                        "POST /api/v1/repositories/a/b/-/tags/v1/promotions {\"target\":\"a/c\",\"tag\":\"%n-%Y\"}",
                        "POST " + rules + " {\"target\":\"a/c\",\"criteria\":[\"tag starts with v\",\"critical = 0\"],"
                                + "\"triggers\":[\"scan\"],\"name\":\"r\"}",
                        "PATCH " + rules + "/r {\"triggers\":[],\"active\":false}",
                        "POST /api/v1/namespaces/a/pruning-policies {\"protect\":[\"build is kept\"],\"name\":\"p\"}",
                        "PATCH /api/v1/repositories/a/b/-/pruning-policies/p {\"criteria\":[\"updated before 30d\"],\"keep\":5}",
                        "PUT /api/v1/repositories/a/b/-/tag-limit {\"tags\":9}");
    }

    @Test
    void deletingDoesNothingOnAnotherAnswer() {
        Commands.Result result =
                Commands.against(api, folder).at(FakeTerminal.typing("yes")).run("repo", "delete", "a/b");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("nothing was changed");
        assertThat(api.calls()).isEmpty();
    }

    @Test
    void deletingInAScriptNeedsYes() {
        api.answering("DELETE /api/v1/accounts/nigel", 204, "");

        assertThat(run("user", "delete", "nigel").code()).isEqualTo(2);
        assertThat(api.calls()).isEmpty();
        assertThat(run("user", "delete", "nigel", "--yes", "--json").out().replaceAll("\\s", ""))
                .isEqualTo("{\"done\":\"deleted\",\"user\":\"nigel\"}");
    }

    @Test
    void aNewUserGetsAPasswordFromStandardInputOrTheTerminalOrAGeneratedOne() {
        api.answering("POST /api/v1/accounts", 201, "{\"name\":\"nigel\"}");

        Commands.against(api, folder)
                .at(FakeTerminal.piping("from input\r\nrest"))
                .run("user", "create", "nigel", "--password-stdin");
        Commands.against(api, folder)
                .at(FakeTerminal.typing("typed", "typed"))
                .run("user", "create", "nigel", "--ask-password");
        Commands.Result generated = run("user", "add", "nigel");

        assertThat(api.calls())
                .containsExactly(
                        "POST /api/v1/accounts {\"name\":\"nigel\",\"admin\":false,\"password\":\"from input\"}",
                        "POST /api/v1/accounts {\"name\":\"nigel\",\"admin\":false,\"password\":\"typed\"}",
                        "POST /api/v1/accounts {\"name\":\"nigel\",\"admin\":false}");
        assertThat(generated.err()).contains("shown only now");
    }

    @Test
    void passwordsThatDifferAreNotSent() {
        Commands.Result result = Commands.against(api, folder)
                .at(FakeTerminal.typing("one", "two"))
                .run("user", "create", "nigel", "--ask-password");

        assertThat(result.code()).isEqualTo(1);
        assertThat(api.calls()).isEmpty();
    }

    @Test
    void onesOwnPasswordNeedsThePresentOne() {
        api.answering("GET /api/v1/whoami", 200, "{\"name\":\"nigel\"}")
                .answering("PUT /api/v1/accounts/nigel/password", 204, "")
                .answering("PUT /api/v1/accounts/alice/password", 204, "");

        Commands.against(api, folder)
                .at(FakeTerminal.piping("old one\nnew one\n"))
                .run("user", "password", "--password-stdin");
        Commands.against(api, folder)
                .at(FakeTerminal.typing("new one", "new one"))
                .run("user", "password", "alice");

        assertThat(api.calls())
                .contains(
                        "PUT /api/v1/accounts/nigel/password {\"current\":\"old one\",\"password\":\"new one\"}",
                        "PUT /api/v1/accounts/alice/password {\"password\":\"new one\"}");
    }

    @Test
    void daysBecomeATime() {
        api.answering("POST /api/v1/tokens", 201, "{\"id\":\"1\"}");

        run("token", "create", "ci", "--days", "30", "--right", "read-only", "--repository", "a/*");

        assertThat(api.calls())
                .containsExactly(
                        "POST /api/v1/tokens {\"name\":\"ci\",\"right\":\"read-only\",\"repositories\":[\"a/*\"],"
                                + "\"expiresAt\":\"2026-12-01T10:00:00Z\"}");
        assertThat(run("token", "create", "ci", "--days", "0").code()).isEqualTo(2);
        assertThat(run("token", "create", "ci", "--days", "1", "--expires-at", "x")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void aBundleIsAFileThatOnlyItsOwnerMayRead() throws Exception {
        api.answering("POST /api/v1/bundles", 201, "zip");
        Path file = folder.resolve("laptop.zip");

        Commands.Result result = run("bundle", "create", "laptop", "--output", file.toString(), "--days", "30");

        assertThat(result.code()).isZero();
        assertThat(file).hasContent("zip");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(run("bundle", "create", "laptop", "--output", file.toString())
                        .code())
                .isEqualTo(2);
        assertThat(api.calls()).containsExactly("POST /api/v1/bundles {\"name\":\"laptop\",\"lifetimeDays\":30}");
    }

    @Test
    void accessIsATableOrTheWholeExplanation() {
        api.answering("GET /api/v1/access?repository=a%2Fb&user=nigel", 200, """
                {"who":"nigel","actions":[{"action":"pull","allowed":true,"reason":"It is public."}]}""");

        assertThat(run("access", "a/b", "--user", "nigel").out().lines())
                .containsExactly("ACTION  ALLOWED  REASON", "pull    yes      It is public.");
        assertThat(run("access", "a/b", "--user", "nigel", "--json").out()).contains("\"who\" : \"nigel\"");
    }

    @Test
    void anExportEscapesWhatLooksLikeAVariable() {
        api.answering("GET /api/v1/settings", 200, """
                {"organizations":[{"name":"technology","description":"costs ${MUCH}","createOnPush":false}]}""");

        assertThat(run("config", "export").out()).contains("unclassified:", "costs ^${MUCH}");
        assertThat(run("config", "export", "--json").out()).contains("\"costs ${MUCH}\"");
    }

    private Commands.Result run(String... arguments) {
        return Commands.against(api, folder).run(arguments);
    }
}
