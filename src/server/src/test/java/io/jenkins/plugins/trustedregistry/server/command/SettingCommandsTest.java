// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that look at settings and change them. */
class SettingCommandsTest {
    private static final String PROXY = "PATCH /api/v1/settings/proxy";
    private static final String READ = "GET /api/v1/settings/proxy";
    private static final String READ_COLLECTION = "GET /api/v1/settings/garbageCollection";
    private static final String COLLECTION = "PATCH /api/v1/settings/garbageCollection";

    @TempDir
    private Path folder;

    private final FakeApi api = new FakeApi();

    private Commands.Result run(String... line) {
        return Commands.against(api, folder).run(line);
    }

    @Test
    void showsABlockAsTheFileHasIt() {
        api.answering(
                "GET /api/v1/settings/proxy",
                200,
                "{\"value\":{\"address\":\"http://p:3128\"},\"secrets\":[\"password\"],\"inForce\":false}");

        Commands.Result shown = run("settings", "get", "proxy");

        assertThat(shown.out()).isEqualTo("proxy:\n  address: http://p:3128\n");
        assertThat(shown.err()).contains("A secret is set: password.", "not in force");
    }

    @Test
    void sendsValuesAsTheFileHasThem() {
        api.answering(PROXY, 200, "{\"applied\":\"soon\",\"place\":\"the file x\"}")
                .answering(READ, 200, "{\"version\":\"p1\"}")
                .answering(READ_COLLECTION, 200, "{\"version\":\"c1\"}")
                .answering(COLLECTION, 200, "{\"applied\":\"now\",\"place\":\"the file x\"}");

        Commands.Result soon =
                run("settings", "set", "proxy", "address=http://p:3128", "noProxy=[a.example, 10.0.0.0/8]", "user=");
        Commands.Result now = run(
                "settings", "set", "garbageCollection", "schedule='30 2 * * *'", "maxMinutes=120", "purgeFirst=false");

        run("settings", "set", "garbageCollection", "schedule=*/5 * * * *");

        assertThat(api.calls())
                .containsExactly(
                        READ,
                        PROXY
                                + " {\"address\":\"http://p:3128\",\"noProxy\":[\"a.example\",\"10.0.0.0/8\"],\"user\":null}"
                                + " If-Match: \"p1\"",
                        READ_COLLECTION,
                        COLLECTION
                                + " {\"schedule\":\"30 2 * * *\",\"maxMinutes\":120,\"purgeFirst\":false} If-Match: \"c1\"",
                        READ_COLLECTION,
                        COLLECTION + " {\"schedule\":\"*/5 * * * *\"} If-Match: \"c1\"");
        assertThat(soon.out()).contains("Saved in the file x. The registry closes and opens for it");
        assertThat(now.out()).contains("Saved in the file x, and in force.");
    }

    @Test
    void takesNoSecretFromTheCommandLine() {
        api.answering(PROXY, 200, "{\"applied\":\"soon\"}").answering(READ, 200, "{\"version\":\"p1\"}");

        Commands.Result refused = run("settings", "set", "proxy", "password=word");
        Commands.against(api, folder)
                .at(FakeTerminal.typing("a word"))
                .run("settings", "set", "proxy", "user=registry", "--secret", "password");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("use --secret password");
        assertThat(api.calls())
                .containsExactly(READ, PROXY + " {\"user\":\"registry\",\"password\":\"a word\"} If-Match: \"p1\"");
    }

    @Test
    void changesNothingThatSomebodyElseHasChangedMeanwhile() {
        api.answering(READ, 200, "{\"version\":\"p1\"}").refusing(PROXY, 412, "Somebody has changed these settings.");

        Commands.Result refused = run("settings", "set", "proxy", "user=registry");
        Commands.Result older = run("settings", "set", "proxy", "user=registry", "--if-version", "p0");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("Somebody has changed these settings.");
        assertThat(older.code()).isEqualTo(1);
        assertThat(api.calls())
                .containsExactly(
                        READ,
                        PROXY + " {\"user\":\"registry\"} If-Match: \"p1\"",
                        PROXY + " {\"user\":\"registry\"} If-Match: \"p0\"");
    }

    @Test
    void takesAWholeBlockFromAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("tls.yaml"), "certificate: abc\nkey: def\n");
        api.answering("POST /api/v1/settings/tls/probe", 200, "{\"usable\":false,\"sentence\":\"It has expired.\"}")
                .answering(
                        "POST /api/v1/settings/storage/probe",
                        200,
                        "{\"usable\":true,\"sentence\":\"It can be used.\",\"steps\":[{\"what\":\"sync\",\"outcome\":\"warned\",\"sentence\":\"It is slow.\"}]}");

        Commands.Result tried = run("settings", "probe", "tls", "--file", file.toString());

        assertThat(tried.code()).isEqualTo(1);
        assertThat(tried.err()).contains("It has expired.");
        assertThat(api.calls())
                .containsExactly("POST /api/v1/settings/tls/probe {\"certificate\":\"abc\",\"key\":\"def\"}");
        assertThat(run("settings", "probe", "storage", "folder=/mnt/x").out())
                .contains("It can be used.", "  sync     warned  It is slow.");
    }

    @Test
    void aChangeMustChangeSomething() {
        assertThat(run("settings", "set", "proxy").err()).contains("nothing to change");
    }
}
