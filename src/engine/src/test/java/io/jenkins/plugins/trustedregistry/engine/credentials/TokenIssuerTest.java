// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.access.Limits;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import io.jenkins.plugins.trustedregistry.engine.credentials.bearer.TokenIssuer;
import io.jenkins.plugins.trustedregistry.engine.credentials.bearer.TokenIssuer.Issued;
import io.jenkins.plugins.trustedregistry.engine.credentials.robot.RobotName;
import io.jenkins.plugins.trustedregistry.engine.credentials.token.AccessScope;
import io.jenkins.plugins.trustedregistry.engine.credentials.token.AccessTokens;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the token endpoint gives, and what that opens. */
class TokenIssuerTest {
    private static final String SERVICE = "localhost:5000";
    private static final RepositoryName TEST = RepositoryName.parse("technology/test");

    @TempDir
    private Path folder;

    private CredentialsWorld world;
    private TokenIssuer issuer;

    @BeforeEach
    void open() {
        world = new CredentialsWorld(folder);
        world.people.with("nigel", "right", "devs");
        world.rights
                .allow(
                        "nigel",
                        "technology/test",
                        RepositoryAction.PULL,
                        RepositoryAction.PUSH,
                        RepositoryAction.DELETE_IMAGE)
                .allow("nigel", "technology/read", RepositoryAction.PULL)
                .allow("anonymous", "technology/public", RepositoryAction.PULL)
                .allow("robot:technology+ci", "technology/test", RepositoryAction.PULL);
        issuer = world.credentials.tokenIssuer();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Principal nigel() {
        return world.basic("nigel", "right");
    }

    private Issued issue(Principal who, String... scopes) {
        return issuer.issue(who, List.of(scopes), SERVICE, false);
    }

    private String offline(Principal who) {
        return issuer.issue(who, List.of(), SERVICE, true).refreshToken().orElseThrow();
    }

    private Issued refresh(String token) {
        return issuer.refresh(token, List.of("repository:technology/test:pull,push"), SERVICE);
    }

    @Test
    void grantsWhatIsAllowedAndPassesOverTheRest() {
        Issued issued = issue(
                nigel(),
                "repository:technology/test:pull,push",
                "repository:technology/read:pull,push,delete",
                "repository:technology/secret:pull",
                "repository:Not/Well-formed:pull",
                "plugin:technology/test:pull",
                "registry:catalog:*");

        assertThat(issued.scopes())
                .containsExactlyInAnyOrder(
                        "repository:technology/test:pull,push",
                        "repository:technology/read:pull",
                        "registry:catalog:*");
        assertThat(issued.lifetime()).isEqualTo(Duration.ofMinutes(5));
        assertThat(issued.issuedAt()).isEqualTo(world.clock.instant());
        assertThat(issued.refreshToken()).isEmpty();
    }

    @Test
    void aStarStandsForAllThatIsAllowed() {
        assertThat(issue(nigel(), "repository:technology/test:*").scopes())
                .containsExactly("repository:technology/test:pull,push,delete");
        assertThat(issue(nigel(), "repository:technology/read:*").scopes())
                .containsExactly("repository:technology/read:pull");
    }

    @Test
    void severalScopesOnOneRepositoryAddUp() {
        assertThat(issue(nigel(), "repository:technology/test:pull", "repository:technology/test:push")
                        .scopes())
                .containsExactly("repository:technology/test:pull,push");
    }

    @Test
    void theTokenOpensWhatWasGrantedAndNoMore() {
        Principal bearer =
                world.bearer(issue(nigel(), "repository:technology/test:pull").token());

        assertThat(bearer.shownName()).isEqualTo("nigel");
        assertThat(bearer.limits().granted()).contains(Map.of(TEST, Set.of(RepositoryAction.PULL)));
        assertThat(bearer.identities()).isEqualTo(nigel().identities());
    }

    @Test
    void anonymousGetsATokenForWhatIsPublic() {
        Issued issued = issuer.issue(
                Principal.ANONYMOUS,
                List.of("repository:technology/public:pull,push", "repository:technology/test:pull"),
                SERVICE,
                true);

        assertThat(issued.scopes()).containsExactly("repository:technology/public:pull");
        assertThat(issued.refreshToken()).isEmpty();
        Principal bearer = world.bearer(issued.token());
        assertThat(bearer.isAnonymous()).isTrue();
        assertThat(issue(bearer, "repository:technology/public:pull").scopes()).hasSize(1);
    }

    @Test
    void aTokenOfManyRepositoriesStaysShortEnoughForAHeader() {
        String[] scopes = IntStream.range(0, 500)
                .mapToObj(i -> {
                    world.rights.allow("nigel", "technology/r" + i, RepositoryAction.PULL);
                    return "repository:technology/r" + i + ":pull";
                })
                .toArray(String[]::new);

        Issued issued = issue(nigel(), scopes);

        assertThat(issued.scopes()).hasSize(64);
        assertThat(issued.token()).hasSizeLessThan(8 * 1024);
    }

    @Test
    void aBearerTokenIsNotExchangedForAnother() {
        Principal bearer = world.bearer(issue(nigel()).token());

        assertThat(Refused.unauthorized(() -> issue(bearer, "repository:technology/test:push")))
                .contains("exchanged");
    }

    @Test
    void groupsAreThoseOfTheMoment() {
        String token = issue(nigel()).token();

        world.people.with("nigel", "right", "managers");

        assertThat(world.bearer(token).identities())
                .containsExactlyInAnyOrder(Member.user("nigel"), new Member(Member.Kind.GROUP, "managers"));
    }

    @Test
    void aDisabledUsersTokensEndAtOnce() {
        String token = issue(nigel()).token();
        String refresh = offline(nigel());

        world.people.disable("nigel");

        Refused.unauthorized(() -> world.bearer(token));
        Refused.unauthorized(() -> refresh(refresh));
        world.people.with("nigel", "right");
        assertThat(Refused.unauthorized(() -> refresh(refresh))).contains("log in again");
    }

    @Test
    void aRefreshTokenGivesNewTokens() {
        String refresh = offline(nigel());

        world.clock.advance(Duration.ofDays(1));
        Issued issued = refresh(refresh);

        assertThat(issued.scopes()).containsExactly("repository:technology/test:pull,push");
        assertThat(issued.refreshToken()).isEmpty();
        assertThat(world.bearer(issued.token()).shownName()).isEqualTo("nigel");
    }

    @Test
    void aRefreshTokenIsForOneService() {
        String refresh = offline(nigel());

        Refused.unauthorized(() -> issuer.refresh(refresh, List.of(), "other.example.com"));
        refresh(refresh);
    }

    @Test
    void aRefreshTokenEndsNinetyDaysAfterItsLastUse() {
        String refresh = offline(nigel());
        for (int i = 0; i < 5; i++) {
            world.clock.advance(Duration.ofDays(60));
            refresh(refresh);
            world.credentials.flush();
        }

        world.clock.advance(Duration.ofDays(91));

        Refused.unauthorized(() -> refresh(refresh));
    }

    @Test
    void aRefreshTokenIsNeitherAPasswordNorABearerToken() {
        String refresh = offline(nigel());

        Refused.unauthorized(() -> world.basic("nigel", refresh));
        Refused.unauthorized(() -> world.bearer(refresh));
    }

    @Test
    void nothingElseIsARefreshToken() {
        AccessTokens.Created made =
                world.credentials.accessTokens().create("nigel", "laptop", AccessScope.FULL, Optional.empty());

        for (String text :
                List.of("", "right", made.secret().text(), issue(nigel()).token(), "trf_" + "a".repeat(38))) {
            Refused.unauthorized(() -> refresh(text));
        }
    }

    @Test
    void aRefreshTokenIsNoMoreThanTheAccessTokenItWasMadeWith() {
        AccessTokens.Created made = world.credentials
                .accessTokens()
                .create("nigel", "laptop", new AccessScope(Role.READ_ONLY, Set.of("technology/*")), Optional.empty());
        String refresh = offline(world.basic("nigel", made.secret().text()));

        Issued issued = refresh(refresh);
        assertThat(issued.scopes()).containsExactly("repository:technology/test:pull");
        Limits limits = world.bearer(issued.token()).limits();
        assertThat(limits.ceiling()).contains(Role.READ_ONLY);
        assertThat(limits.repositories()).containsExactly("technology/*");

        world.credentials.accessTokens().update(made.token().id(), "laptop", false);
        Refused.unauthorized(() -> world.bearer(issued.token()));
        Refused.unauthorized(() -> refresh(refresh));
    }

    @Test
    void aRobotsTokensEndWithItsSecret() {
        RobotName ci = RobotName.parse("technology+ci");
        String secret = world.credentials
                .robots()
                .create(ci, "", "nigel", Optional.empty())
                .secret()
                .text();
        Principal robot = world.basic("technology+ci", secret);
        String refresh = offline(robot);
        Issued issued = refresh(refresh);
        assertThat(issued.scopes()).containsExactly("repository:technology/test:pull");
        assertThat(world.bearer(issued.token()).shownName()).isEqualTo("robot:technology+ci");

        world.credentials.robots().rotate(ci, Duration.ZERO);

        Refused.unauthorized(() -> world.bearer(issued.token()));
        Refused.unauthorized(() -> refresh(refresh));
    }

    @Test
    void aNewPasswordEndsTheLoginsOfTheOldOneOnly() {
        AccessTokens.Created made =
                world.credentials.accessTokens().create("nigel", "laptop", AccessScope.FULL, Optional.empty());
        String ofPassword = offline(nigel());
        String ofToken = offline(world.basic("nigel", made.secret().text()));

        world.people.with("nigel", "changed");
        world.credentials.passwordChanged("nigel");

        Refused.unauthorized(() -> world.basic("nigel", "right"));
        Refused.unauthorized(() -> refresh(ofPassword));
        refresh(ofToken);

        world.credentials.logOutEverywhere("nigel");
        Refused.unauthorized(() -> refresh(ofToken));
    }

    @Test
    void pastAThousandLoginsTheOneUnusedForLongestGoes() {
        String first = offline(nigel());
        world.clock.advance(Duration.ofMinutes(1));
        String second = offline(nigel());
        world.database.change(oneTransaction -> {
            for (int i = 0; i < 999; i++) {
                world.clock.advance(Duration.ofSeconds(1));
                offline(nigel());
            }
        });

        Refused.unauthorized(() -> refresh(first));
        refresh(second);
    }

    @Test
    void textFormsHoldNoToken() {
        Issued issued = issuer.issue(nigel(), List.of("repository:technology/test:pull"), SERVICE, true);

        assertThat(issued.toString())
                .isEqualTo("Issued[repository:technology/test:pull]")
                .doesNotContain(issued.token())
                .doesNotContain(issued.refreshToken().orElseThrow());
    }

    @Test
    void allTokensGoOnWhenTheSigningKeyIsChanged() {
        String before = issue(nigel()).token();
        world.credentials.rotateSigningKey();
        String after = issue(nigel()).token();

        world.bearer(before);
        world.bearer(after);
        assertThat(after).doesNotStartWith(before.substring(0, before.indexOf('.')));
    }
}
