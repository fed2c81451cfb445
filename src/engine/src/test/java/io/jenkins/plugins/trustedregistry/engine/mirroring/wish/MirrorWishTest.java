// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.wish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.trustedregistry.engine.criterion.Trigger;
import io.jenkins.plugins.trustedregistry.engine.mirroring.mirror.TestMirror;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MirrorWishTest {

    @Test
    void readsTheAddressOfARegistryAndWritesARepositoryAsDockerDoes() {
        Remote remote =
                new Remote(Remote.registry("HTTPS://Registry.Example.com:5000/"), Remote.repository("alpine"), "", "");

        assertThat(remote.registry()).hasToString("https://registry.example.com:5000");
        assertThat(remote).hasToString("registry.example.com:5000/alpine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registry.example.com",
                "https://",
                "ftp://registry.example.com",
                "https://registry.example.com/v2",
                "https://registry.example.com?x=1",
                "https:registry.example.com",
                "https://regi stry.example.com",
                ""
            })
    void refusesWhatIsNotTheAddressOfARegistry(String text) {
        refused("write https://registry.example.com", () -> Remote.registry(text));
    }

    @Test
    void doesNotRepeatAPasswordThatStandsInAnAddress() {
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> Remote.registry("https://robot:Geheim1@registry.example.com"))
                .satisfies(e -> assertThat(e.getMessage())
                        .contains("the password have fields of their own")
                        .doesNotContain("Geheim1"));
    }

    @Test
    void refusesARepositoryThatIsATagOrAnAddress() {
        refused("as in docker pull", () -> Remote.repository("library/alpine:3"));
        refused("as in docker pull", () -> Remote.repository("https://registry.example.com/alpine"));
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> Remote.repository("robot:Geheim1@registry.example.com/alpine"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("Geheim1"));
    }

    @Test
    void refusesAUsernameThatNoRegistryCouldTellFromThePassword() {
        refused(
                "colon",
                () -> new Remote(Remote.registry("https://r.example.com"), Remote.repository("a"), "robot:x", ""));
    }

    @Test
    void refusesAuthoritiesThatAreNoCertificate() {
        refused(
                "no certificate in PEM",
                () -> new Remote(Remote.registry("https://r.example.com"), Remote.repository("a"), "", "nonsense"));
    }

    @Test
    void aMirrorThatPushesGoesByTriggersAndOneThatPollsByASchedule() {
        Optional<Set<Trigger>> none = Optional.empty();
        assertThat(Occasions.of(MirrorDirection.PUSH, none, Optional.empty()))
                .isEqualTo(new Occasions(Trigger.all(), Optional.empty()));
        Occasions poll = Occasions.of(MirrorDirection.POLL, none, Optional.empty());
        assertThat(poll.triggers()).isEmpty();
        assertThat(poll.schedule()).hasToString("Optional[*/30 * * * *]");
        assertThat(Occasions.of(MirrorDirection.POLL, none, Optional.of("")).schedule())
                .as("by hand only")
                .isEmpty();

        Occasions both = new Occasions(Set.of(Trigger.PUSH), poll.schedule());
        refused("has no schedule", () -> both.requireFor(MirrorDirection.PUSH));
        refused("has no triggers", () -> both.requireFor(MirrorDirection.POLL));
        refused("is not a cron expression", () -> Occasions.schedule("often"));
    }

    @Test
    void aMirrorThatPollsKnowsOnlyTheTag() {
        List<String> criteria = List.of("tag starts with v", "critical = 0");

        assertThat(TestMirror.wish("m", MirrorDirection.PUSH, criteria).name()).hasToString("m");
        refused(
                "can't go by 'critical = 0': of an image at the other registry only the tag is known",
                () -> TestMirror.wish("m", MirrorDirection.POLL, criteria));
    }

    @Test
    void namesTheDirectionsThereAre() {
        assertThat(MirrorDirection.parse("poll")).isEqualTo(MirrorDirection.POLL);
        refused("use push, to the other registry, or poll, from it", () -> MirrorDirection.parse("pull"));
    }

    @Test
    void aPasswordIsNeverWrittenOut() {
        assertThat(new RemotePassword("Geheim1").toString()).doesNotContain("Geheim1");
        refused("empty or too long", () -> new RemotePassword(""));
    }

    private static void refused(String sentence, ThrowingCallable call) {
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(call)
                .withMessageContaining(sentence)
                .satisfies(e -> assertThat(e.status()).isEqualTo(400));
    }
}
