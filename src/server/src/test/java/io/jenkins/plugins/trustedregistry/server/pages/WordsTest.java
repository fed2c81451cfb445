// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.engine.access.Proof;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import io.jenkins.plugins.trustedregistry.engine.catalog.history.TagMove;
import io.jenkins.plugins.trustedregistry.engine.events.audit.Outcome;
import io.jenkins.plugins.trustedregistry.engine.events.event.EventType;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Level;
import io.jenkins.plugins.trustedregistry.engine.gate.policy.Mode;
import io.jenkins.plugins.trustedregistry.engine.jobs.JobState;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.MirrorOutcome;
import io.jenkins.plugins.trustedregistry.engine.mirroring.wish.MirrorDirection;
import io.jenkins.plugins.trustedregistry.server.serve.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each word of the engine's closed sets is said in each language of the pages. */
class WordsTest {
    private static final Path PAGES = Path.of("../web/static/registry");
    private static final Pattern KEY = Pattern.compile("^ {2}\"([^\"]+)\": ", Pattern.MULTILINE);

    private static Set<String> keys(String language) throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.list(PAGES.resolve("messages").resolve(language))) {
            for (Path file : files.toList()) {
                KEY.matcher(Files.readString(file)).results().forEach(key -> keys.add(key.group(1)));
            }
        }
        return keys;
    }

    private static Stream<String> of(String prefix, Object... words) {
        return Arrays.stream(words).map(word -> prefix + "." + word);
    }

    private static Stream<String> small(String prefix, Enum<?>... words) {
        return Arrays.stream(words)
                .map(word -> prefix + "." + word.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static List<String> wanted() {
        return Stream.of(
                        of("event", (Object[]) EventType.values()),
                        of("outcome", (Object[]) Outcome.values()),
                        of("credential", (Object[]) Proof.Kind.values()),
                        of("job.is", (Object[]) JobState.values()),
                        of("right", (Object[]) Role.values()),
                        of("gate.level", (Object[]) Level.values()),
                        of("gate.mode", (Object[]) Mode.values()),
                        of("gate.was", (Object[])
                                io.jenkins.plugins.trustedregistry.engine.gate.verdict.Outcome.values()),
                        of("promotion.was", (Object[])
                                io.jenkins.plugins.trustedregistry.engine.promotion.run.Outcome.values()),
                        of("mirror.was", (Object[]) MirrorOutcome.values()),
                        of("mirror.direction", (Object[]) MirrorDirection.values()),
                        small("history.was", TagMove.How.values()),
                        small("may", RepositoryAction.values()))
                .flatMap(words -> words)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void eachWordOfAClosedSetIsSaid(String language) throws IOException {
        assertThat(keys(language)).containsAll(wanted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void eachKindOfJobIsSaid(String language, @TempDir Path folder) throws Exception {
        try (TestServer server = TestServer.startPlain(folder)) {
            JsonNode kinds = new Planted(server.url(), TestServer.ADMIN, TestServer.PASSWORD)
                    .call("GET /api/v1/schedules", "")
                    .path("kinds");
            assertThat(kinds).isNotEmpty();
            kinds.forEach(kind -> assertThat(keysOf(language)).contains("job.kind." + kind.asText()));
        }
    }

    private static Set<String> keysOf(String language) {
        try {
            return keys(language);
        } catch (IOException e) {
            throw new IllegalStateException(language, e);
        }
    }

    /** Whoever makes a webhook is offered whatever they can be told of. */
    @Test
    void eachEventIsOfferedForWebhooks() throws IOException {
        String script = Files.readString(PAGES.resolve("parts/webhooks.js"));
        assertThat(EventType.values())
                .filteredOn(type -> type.concerns() != EventType.Concerns.NOBODY)
                .allSatisfy(type -> assertThat(script).contains("\"" + type + "\""));
    }
}
