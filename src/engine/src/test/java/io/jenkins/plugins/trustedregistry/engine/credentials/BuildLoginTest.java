// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import io.jenkins.plugins.trustedregistry.engine.credentials.bearer.TokenIssuer.Issued;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildId;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildLogin;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.BuildLogins;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuild.Trust;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running build logs in, gets tokens, and is nobody any more when it has ended. */
class BuildLoginTest {
    private static final String SERVICE = "localhost:5000";
    private static final String SCOPE = "repository:technology/test:pull,push";

    @TempDir
    private Path folder;

    private CredentialsWorld world;
    private BuildLogins logins;
    private BuildId build;
    private BuildLogin login;

    @BeforeEach
    void open() {
        world = new CredentialsWorld(folder);
        world.rights.allow("job:technology/shop#17", "technology/test", RepositoryAction.PULL, RepositoryAction.PUSH);
        logins = world.credentials.builds();
        build = world.builds.run("b1", "technology/shop", 17, Trust.TRUSTED);
        login = logins.begin(build);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Principal logIn() {
        return world.basic(login.user(), login.secret().text());
    }

    private Issued issue() {
        return world.credentials.tokenIssuer().issue(logIn(), List.of(SCOPE), SERVICE, true);
    }

    private Issued refresh(String token) {
        return world.credentials.tokenIssuer().refresh(token, List.of(SCOPE), SERVICE);
    }

    @Test
    void logsInWithItsSecretUnderOneNameOnly() {
        assertThat(logIn().identities()).contains(Member.parse("job:technology/shop"), Member.parse("job:technology"));
        assertThat(world.bearer(login.secret().text())).isEqualTo(logIn());
        Refused.unauthorized(() -> world.basic("nigel", login.secret().text()));
        Refused.unauthorized(() -> world.basic("", login.secret().text()));
        assertThat(world.people.passwordChecks()).isZero();
    }

    @Test
    void getsBearerTokensAndRefreshesThem() {
        Issued issued = issue();

        assertThat(issued.scopes()).containsExactly(SCOPE);
        assertThat(world.bearer(issued.token()).shownName()).isEqualTo("job:technology/shop#17");
        Issued again = refresh(issued.refreshToken().orElseThrow());
        assertThat(again.scopes()).containsExactly(SCOPE);
        assertThat(world.bearer(again.token()).identities()).contains(Member.parse("job:technology"));
    }

    @Test
    void itsEndIsTheEndOfEverythingAtOnce() {
        Issued issued = issue();
        BuildLogin second = logins.begin(build);

        logins.endAll(build);

        assertThatNothingOpens(issued);
        Refused.unauthorized(() -> world.basic(second.user(), second.secret().text()));
        logins.endAll(build); // does nothing
    }

    @Test
    void aLoginCanEndBeforeItsBuild() {
        Issued issued = issue();
        BuildLogin second = logins.begin(build);

        logins.end(login);

        assertThatNothingOpens(issued);
        assertThat(world.basic(second.user(), second.secret().text()).shownName())
                .isEqualTo("job:technology/shop#17");
    }

    @Test
    void aBuildThatTheHostDoesNotKnowAnyMoreIsNobody() {
        Issued issued = issue();

        world.builds.end(build); // and nobody said so here

        assertThatNothingOpens(issued);
        assertThatIllegalStateException().isThrownBy(() -> logins.begin(build)).withMessageContaining("does not run");
    }

    private void assertThatNothingOpens(Issued issued) {
        Refused.unauthorized(this::logIn);
        Refused.unauthorized(() -> world.bearer(login.secret().text()));
        Refused.unauthorized(() -> world.bearer(issued.token()));
        Refused.unauthorized(() -> refresh(issued.refreshToken().orElseThrow()));
    }

    @Test
    void goesOnAfterARestartOnceItsHostHasTakenItUpAgain() {
        Issued issued = issue();
        world.close();
        world = new CredentialsWorld(folder);

        Refused.unauthorized(this::logIn);
        world.builds.run("b1", "technology/shop", 17, Trust.TRUSTED);

        assertThat(logIn().shownName()).isEqualTo("job:technology/shop#17");
        assertThat(world.bearer(issued.token()).shownName()).isEqualTo("job:technology/shop#17");
    }

    @Test
    void whatAHostThatWasKilledLeftBehindIsClearedUp() {
        String refreshToken = issue().refreshToken().orElseThrow();
        BuildId other = world.builds.run("b2", "technology/shop", 18, Trust.TRUSTED);
        BuildLogin alive = logins.begin(other);
        world.builds.end(build);

        assertThat(logins.endStale()).isEqualTo(1);
        assertThat(logins.endStale()).isZero();

        world.builds.run("b1", "technology/shop", 17, Trust.TRUSTED); // even if it came back
        Refused.unauthorized(this::logIn);
        Refused.unauthorized(() -> refresh(refreshToken));
        assertThat(world.basic(alive.user(), alive.secret().text()).shownName()).isEqualTo("job:technology/shop#18");
    }

    @Test
    void aJobThatIsMovedWhileItRunsIsTheMovedOneAtOnce() {
        Issued issued = issue();

        world.builds.run("b1", "archive/shop", 17, Trust.TRUSTED);

        assertThat(logIn().identities())
                .containsExactlyInAnyOrder(Member.parse("job:archive/shop"), Member.parse("job:archive"));
        assertThat(world.bearer(issued.token()).identities()).doesNotContain(Member.parse("job:technology"));
        assertThat(refresh(issued.refreshToken().orElseThrow()).scopes()).isEmpty();
    }

    @Test
    void aBuildOfAnUntrustedRevisionGetsTokensToPullOnly() {
        build = world.builds.run("b3", "technology/shop", 17, Trust.UNTRUSTED);
        login = logins.begin(build);

        assertThat(logIn().limits().ceiling()).contains(Role.READ_ONLY);
        Issued issued = issue();
        assertThat(issued.scopes()).containsExactly("repository:technology/test:pull");
        assertThat(world.bearer(issued.token()).limits().ceiling()).contains(Role.READ_ONLY);
        assertThat(refresh(issued.refreshToken().orElseThrow()).scopes())
                .containsExactly("repository:technology/test:pull");
    }

    @Test
    void nothingSecretIsInItsText() {
        assertThat(login.toString()).doesNotContain(login.secret().text()).contains(login.id());
        assertThat(login.secret().text()).startsWith("trj_");
    }
}
