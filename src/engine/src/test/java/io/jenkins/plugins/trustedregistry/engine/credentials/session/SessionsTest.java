// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.credentials.CredentialsWorld;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Secret;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {
    private static final Member NIGEL = Member.user("nigel");

    @TempDir
    private Path folder;

    private CredentialsWorld world;
    private Sessions sessions;

    @BeforeEach
    void open() {
        world = new CredentialsWorld(folder);
        world.people.with("nigel", "secret", "ldap-devs");
        sessions = world.credentials.sessions();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void isWhoeverThePersonIsNow() {
        Secret secret = sessions.begin(NIGEL);

        assertThat(sessions.open(secret).orElseThrow().principal().subject()).contains(NIGEL);
        world.people.disable("nigel");
        assertThat(sessions.open(secret)).isEmpty();
    }

    @Test
    void endsAnHourAfterItsLastUse() {
        Secret secret = sessions.begin(NIGEL);

        world.clock.advance(Duration.ofMinutes(59));
        assertThat(sessions.open(secret)).isPresent();
        sessions.flush();
        world.clock.advance(Duration.ofMinutes(59));
        assertThat(sessions.open(secret)).isPresent();
        sessions.flush();
        world.clock.advance(Sessions.IDLE);
        assertThat(sessions.open(secret)).isEmpty();
    }

    @Test
    void endsAfterTwelveHoursHoweverMuchItIsUsed() {
        Secret secret = sessions.begin(NIGEL);
        for (int i = 0; i < 14; i++) {
            world.clock.advance(Duration.ofMinutes(50));
            assertThat(sessions.open(secret)).isPresent();
            sessions.flush();
        }
        world.clock.advance(Duration.ofMinutes(20));
        assertThat(sessions.open(secret)).isEmpty();
    }

    @Test
    void endsWhenItIsToldTo() {
        Secret one = sessions.begin(NIGEL);
        Secret other = sessions.begin(NIGEL);

        sessions.end(one);

        assertThat(sessions.open(one)).isEmpty();
        assertThat(sessions.open(other)).isPresent();
    }

    @Test
    void endsWithThePassword() {
        Secret secret = sessions.begin(NIGEL);

        world.credentials.passwordChanged("nigel");

        assertThat(sessions.open(secret)).isEmpty();
    }

    @Test
    void ofMoreThanFiftyTheOneUnusedForLongestGoes() {
        Secret first = sessions.begin(NIGEL);
        for (int i = 0; i < 49; i++) {
            world.clock.advance(Duration.ofSeconds(1));
            sessions.begin(NIGEL);
        }
        assertThat(sessions.open(first)).isPresent();
        world.clock.advance(Duration.ofSeconds(1));
        sessions.flush();
        Secret last = sessions.begin(NIGEL);
        sessions.begin(NIGEL);
        assertThat(sessions.open(last)).isPresent();
        int kept = world.database.read(handle -> handle.createQuery("SELECT count(*) FROM session")
                .mapTo(Integer.class)
                .one());
        assertThat(kept).isEqualTo(50);
    }
}
