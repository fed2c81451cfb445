// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.Proof;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Person;
import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import io.jenkins.plugins.trustedregistry.engine.credentials.authority.KeyedCertificate;
import io.jenkins.plugins.trustedregistry.engine.credentials.authority.ServerNames;
import io.jenkins.plugins.trustedregistry.engine.credentials.bundle.BundleTarget;
import io.jenkins.plugins.trustedregistry.engine.credentials.bundle.ClientBundles;
import io.jenkins.plugins.trustedregistry.engine.credentials.bundle.Unpacked;
import io.jenkins.plugins.trustedregistry.engine.credentials.robot.RobotName;
import io.jenkins.plugins.trustedregistry.engine.credentials.robot.Robots;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Secret;
import io.jenkins.plugins.trustedregistry.engine.credentials.token.AccessScope;
import io.jenkins.plugins.trustedregistry.engine.credentials.token.AccessTokens;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryAuthenticatorTest {
    private static final BundleTarget TARGET = new BundleTarget("registry.example.com:5000", Optional.empty());

    @TempDir
    private Path folder;

    private CredentialsWorld world;

    @BeforeEach
    void open() {
        world = new CredentialsWorld(folder);
        world.people.with("nigel", "right", "devs").with("ada", "lovelace");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private AccessTokens.Created accessToken(AccessScope scope) {
        return world.credentials.accessTokens().create("nigel", "laptop", scope, Optional.empty());
    }

    private ClientBundles.Created bundle() {
        return world.credentials.bundles().create("nigel", "laptop", Duration.ofDays(365), TARGET);
    }

    @Test
    void whoShowsNothingIsAnonymous() {
        assertThat(world.authenticate(new Presented.Nothing())).isEqualTo(Principal.ANONYMOUS);
    }

    @Test
    void aPasswordMakesAPersonWithAllTheirGroups() {
        Person nigel = new Person("nigel", "nigel", Set.of("devs"), false);

        assertThat(world.basic("nigel", "right")).isEqualTo(Principal.of(nigel));
        assertThat(world.basic("Nigel", "right")).isEqualTo(Principal.of(nigel));
    }

    @Test
    void wrongPasswordAndUnknownUserGetTheSameSentence() {
        String wrong = Refused.unauthorized(() -> world.basic("nigel", "wrong"));
        String unknown = Refused.unauthorized(() -> world.basic("nobody", "wrong"));
        String empty = Refused.unauthorized(() -> world.basic("", ""));

        assertThat(wrong).isEqualTo(unknown).isEqualTo(empty).contains("the people of this test");
    }

    @Test
    void anAccessTokenStandsForItsOwnerWithinItsLimits() {
        AccessScope scope = new AccessScope(Role.READ_WRITE, Set.of("technology/*"));
        AccessTokens.Created made = accessToken(scope);

        Principal basic = world.basic("nigel", made.secret().text());

        assertThat(basic.shownName()).isEqualTo("nigel");
        assertThat(basic.identities()).contains(new Member(Member.Kind.GROUP, "devs"));
        assertThat(basic.limits()).isEqualTo(scope.limits());
        assertThat(basic.proof())
                .contains(new Proof(Proof.Kind.ACCESS_TOKEN, made.token().id()));
        assertThat(world.basic("NIGEL", made.secret().text())).isEqualTo(basic);
        assertThat(world.bearer(made.secret().text())).isEqualTo(basic);
        assertThat(world.people.passwordChecks()).isZero();
    }

    @Test
    void anAccessTokenUnderAnotherNameIsWrong() {
        String secret = accessToken(AccessScope.FULL).secret().text();

        String message = Refused.unauthorized(() -> world.basic("ada", secret));
        Refused.unauthorized(() -> world.basic("", secret));
        Refused.unauthorized(() -> world.basic("nobody", secret));

        assertThat(message).isEqualTo(Refused.unauthorized(() -> world.basic("ada", "wrong")));
    }

    @Test
    void anAccessTokenEndsWithItsOwnersAccount() {
        String secret = accessToken(AccessScope.FULL).secret().text();

        world.people.disable("nigel");

        Refused.unauthorized(() -> world.basic("nigel", secret));
        Refused.unauthorized(() -> world.bearer(secret));
    }

    @Test
    void aMistypedAccessTokenIsAWrongPassword() {
        String secret = accessToken(AccessScope.FULL).secret().text();
        String mistyped = secret.substring(0, 10) + (secret.charAt(10) == 'x' ? 'y' : 'x') + secret.substring(11);

        Refused.unauthorized(() -> world.basic("nigel", mistyped));
        Refused.unauthorized(() -> world.bearer(mistyped));
    }

    @Test
    void wrongTokensSlowNobodyDown() {
        String unknown =
                Secret.generate(Secret.Kind.ACCESS_TOKEN, new SecureRandom()).text();

        for (int i = 0; i < 50; i++) {
            Refused.unauthorized(() -> world.basic("nigel", unknown));
        }
        world.basic("nigel", "right");
    }

    @Test
    void wrongPasswordsSlowDownOneUserAtOneAddress() {
        for (int i = 0; i < 5; i++) {
            Refused.unauthorized(() -> world.basic("nigel", "wrong"));
        }

        assertThat(Refused.tooManyRequests(() -> world.basic("nigel", "right"))).isEqualTo(1);
        world.basic("ada", "lovelace");
        world.credentials.authenticator().authenticate(new Presented.UserAndSecret("nigel", "right"), "192.0.2.77");
        world.basic("nigel", accessToken(AccessScope.FULL).secret().text());
    }

    @Test
    void aRobotLogsInByNameAndSecret() {
        RobotName ci = RobotName.parse("technology+ci");
        Robots.Created made = world.credentials.robots().create(ci, "", "nigel", Optional.empty());

        Principal robot = world.basic("technology+ci", made.secret().text());

        assertThat(robot.shownName()).isEqualTo("robot:technology+ci");
        assertThat(robot.identities()).containsExactly(ci.member());
        assertThat(robot.registryAdmin()).isFalse();
        Refused.unauthorized(() -> world.basic("nigel", made.secret().text()));
        Refused.unauthorized(() -> world.bearer(made.secret().text()));
        Refused.unauthorized(() -> world.basic("technology+ci", "right"));
    }

    @Test
    void aUserOfARobotsNameIsStillAUser() {
        world.people.with("technology+ci", "pass");
        Robots.Created made =
                world.credentials.robots().create(RobotName.parse("technology+ci"), "", "nigel", Optional.empty());

        assertThat(world.basic("technology+ci", "pass").subject()).contains(Member.user("technology+ci"));
        assertThat(world.basic("technology+ci", made.secret().text()).subject())
                .contains(new Member(Member.Kind.ROBOT, "technology+ci"));
    }

    @Test
    void aBundlesCertificateStandsForItsOwner() {
        ClientBundles.Created made = bundle();
        X509Certificate leaf = Unpacked.certificate(made.zip());

        Principal principal = world.authenticate(new Presented.Certificates(
                List.of(leaf, world.credentials.authority().certificate())));

        assertThat(principal.shownName()).isEqualTo("nigel");
        assertThat(principal.limits().ceiling()).isEmpty();
        assertThat(principal.proof())
                .contains(new Proof(Proof.Kind.BUNDLE, made.bundle().id()));
    }

    @Test
    void aBundlesLoginStandsForItsOwner() {
        ClientBundles.Created made = bundle();
        String token = Unpacked.login(made.zip()).substring("nigel:".length());

        assertThat(world.basic("nigel", token).shownName()).isEqualTo("nigel");
        assertThat(world.bearer(token).proof())
                .contains(new Proof(Proof.Kind.BUNDLE, made.bundle().id()));
        Refused.unauthorized(() -> world.basic("ada", token));
    }

    @Test
    void aRevokedBundleOpensNothing() {
        ClientBundles.Created made = bundle();
        Presented certificate = new Presented.Certificates(List.of(Unpacked.certificate(made.zip())));
        String token = Unpacked.login(made.zip()).substring("nigel:".length());
        String bearer = world.credentials
                .tokenIssuer()
                .issue(world.authenticate(certificate), List.of(), "localhost:5000", false)
                .token();
        world.bearer(bearer);

        world.credentials.bundles().revoke(made.bundle().id());

        assertThat(Refused.unauthorized(() -> world.authenticate(certificate))).contains("new client bundle");
        Refused.unauthorized(() -> world.basic("nigel", token));
        Refused.unauthorized(() -> world.bearer(bearer));
    }

    @Test
    void anExpiredBundleOpensNothing() {
        ClientBundles.Created made = bundle();
        Presented certificate = new Presented.Certificates(List.of(Unpacked.certificate(made.zip())));
        String token = Unpacked.login(made.zip()).substring("nigel:".length());

        world.clock.advance(Duration.ofDays(365));

        Refused.unauthorized(() -> world.authenticate(certificate));
        Refused.unauthorized(() -> world.basic("nigel", token));
    }

    @Test
    void aDisabledUsersBundleOpensNothing() {
        ClientBundles.Created made = bundle();
        Presented certificate = new Presented.Certificates(List.of(Unpacked.certificate(made.zip())));

        world.people.disable("nigel");

        Refused.unauthorized(() -> world.authenticate(certificate));
    }

    @Test
    void otherCertificatesOfOurOwnAuthorityOpenNothing() {
        KeyedCertificate server = world.credentials.authority().serverCertificate(ServerNames.ofThisMachine());
        KeyedCertificate client = world.credentials.authority().issueClient("nigel", Duration.ofDays(1));

        Refused.unauthorized(() -> world.authenticate(new Presented.Certificates(server.chain())));
        Refused.unauthorized(() -> world.authenticate(new Presented.Certificates(client.chain())));
        Refused.unauthorized(() -> world.authenticate(new Presented.Certificates(List.of())));
    }

    @Test
    void aDeletedUserLeavesNothingToASuccessorOfTheSameName() {
        String token = accessToken(AccessScope.FULL).secret().text();
        ClientBundles.Created made = bundle();
        Presented certificate = new Presented.Certificates(List.of(Unpacked.certificate(made.zip())));
        String refresh = world.credentials
                .tokenIssuer()
                .issue(world.basic("nigel", "right"), List.of(), "localhost:5000", true)
                .refreshToken()
                .orElseThrow();

        world.credentials.forget("nigel");

        Refused.unauthorized(() -> world.basic("nigel", token));
        Refused.unauthorized(() -> world.authenticate(certificate));
        Refused.unauthorized(() -> world.credentials.tokenIssuer().refresh(refresh, List.of(), "localhost:5000"));
    }

    @Test
    void garbageIsRefusedAndNothingElseHappens() {
        Random random = new Random(9);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            String noise = new String(bytes, i % 2 == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16);
            String prefix = List.of("", "trp_", "trr_", "trf_", "trb_").get(i % 5);
            Refused.unauthorized(() -> world.bearer(prefix + noise));
            String user = i + noise; // another one each time, or there would be a wait
            Refused.unauthorized(() -> world.basic(user, prefix + noise));
        }
    }

    @Test
    void lastUsesAreThereAfterClosing() {
        AccessTokens.Created made = accessToken(AccessScope.FULL);
        world.basic("nigel", made.secret().text());

        world.close();
        world = new CredentialsWorld(folder);

        assertThat(world.credentials
                        .accessTokens()
                        .find(made.token().id())
                        .orElseThrow()
                        .lastUsedAt())
                .contains(world.clock.instant());
    }
}
