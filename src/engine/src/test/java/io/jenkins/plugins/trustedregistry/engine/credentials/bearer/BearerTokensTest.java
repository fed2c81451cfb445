// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.bearer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.jenkins.plugins.trustedregistry.engine.access.Limits;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.Proof;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Person;
import io.jenkins.plugins.trustedregistry.engine.accounts.Role;
import io.jenkins.plugins.trustedregistry.engine.credentials.Refused;
import io.jenkins.plugins.trustedregistry.engine.credentials.TestClock;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BearerTokensTest {
    private static final Member NIGEL = Member.user("nigel");
    private static final RepositoryName TEST = RepositoryName.parse("technology/test");

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock();
    private Optional<Principal> today = Optional.of(Principal.of(new Person("nigel", "Nigel", Set.of("devs"), false)));
    private SigningKeys keys;
    private BearerTokens tokens;

    @BeforeEach
    void open() {
        keys = SigningKeys.open(folder, clock, new SecureRandom());
        tokens = new BearerTokens(keys, (who, proof) -> today, clock);
    }

    private BearerToken content(TokenScope... scopes) {
        return new BearerToken(
                Optional.of(NIGEL),
                Limits.NONE,
                Optional.empty(),
                List.of(scopes),
                "localhost:5000",
                clock.instant(),
                clock.instant().plus(Duration.ofMinutes(5)));
    }

    private static TokenScope scope(String text) {
        return TokenScope.parse(text).orElseThrow();
    }

    @Test
    void opensToItsOwnerLimitedToWhatItIsFor() {
        String token =
                tokens.sign(content(scope("repository:technology/test:pull,delete"), scope("registry:catalog:*")));

        Principal bearer = tokens.open(token);

        assertThat(bearer.subject()).contains(NIGEL);
        assertThat(bearer.identities()).contains(new Member(Member.Kind.GROUP, "devs"));
        assertThat(bearer.limits().granted())
                .contains(Map.of(TEST, Set.of(RepositoryAction.PULL, RepositoryAction.DELETE_IMAGE)));
        assertThat(tokens.open(token)).as("the second time").isEqualTo(bearer);
    }

    @Test
    void carriesTheLimitsAndTheProofOfTheCredentialBehindIt() {
        Proof proof = new Proof(Proof.Kind.ACCESS_TOKEN, "17");
        Limits limits = new Limits(Optional.of(Role.READ_ONLY), Set.of("technology/*"), Optional.empty());
        BearerToken content = new BearerToken(
                Optional.of(NIGEL),
                limits,
                Optional.of(proof),
                List.of(),
                "localhost:5000",
                clock.instant(),
                clock.instant().plusSeconds(300));
        Optional<?>[] asked = new Optional<?>[1];
        BearerTokens asking = new BearerTokens(
                keys,
                (who, shown) -> {
                    asked[0] = shown;
                    return today;
                },
                clock);

        Limits opened = asking.open(asking.sign(content)).limits();

        assertThat(opened).isEqualTo(limits.withGranted(Map.of()));
        assertThat(asked[0]).isEqualTo(Optional.of(proof));
    }

    @Test
    void isAnonymousWithoutASubject() {
        BearerToken content = new BearerToken(
                Optional.empty(),
                Limits.NONE,
                Optional.empty(),
                List.of(scope("repository:technology/test:pull")),
                "localhost:5000",
                clock.instant(),
                clock.instant().plusSeconds(300));
        today = Optional.empty();

        Principal bearer = tokens.open(tokens.sign(content));

        assertThat(bearer.isAnonymous()).isTrue();
        assertThat(bearer.limits().granted()).contains(Map.of(TEST, Set.of(RepositoryAction.PULL)));
    }

    @Test
    void hasTheClaimsOfDockersSpecification() throws Exception {
        SignedJWT token = SignedJWT.parse(tokens.sign(content(scope("repository:technology/test:pull,push"))));
        JWTClaimsSet claims = token.getJWTClaimsSet();

        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
        assertThat(token.getHeader().getType().getType()).isEqualTo("JWT");
        assertThat(token.getHeader().getKeyID()).isNotBlank();
        assertThat(claims.getSubject()).isEqualTo("nigel");
        assertThat(claims.getAudience()).containsExactly(keys.registry(), "localhost:5000");
        assertThat(claims.getIssuer()).isEqualTo(keys.registry());
        assertThat(claims.getJWTID()).isNotBlank();
        assertThat(claims.getIssueTime()).isEqualTo(java.util.Date.from(clock.instant()));
        assertThat(claims.getNotBeforeTime()).isEqualTo(claims.getIssueTime());
        assertThat(claims.getExpirationTime())
                .isEqualTo(java.util.Date.from(clock.instant().plusSeconds(300)));
        assertThat(claims.getClaim("access"))
                .isEqualTo(List.of(
                        Map.of("type", "repository", "name", "technology/test", "actions", List.of("pull", "push"))));
    }

    @Test
    void endsWithTheAccountAtOnce() {
        String token = tokens.sign(content());
        tokens.open(token);

        today = Optional.empty();

        assertRefused(token);
    }

    @Test
    void endsAfterFiveMinutesAndOneForSlowClocks() {
        String token = tokens.sign(content());
        clock.advance(Duration.ofSeconds(359));
        tokens.open(token);

        clock.advance(Duration.ofSeconds(1));

        assertRefused(token);
        clock.advance(Duration.ofMinutes(-7));
        tokens.open(token);
        clock.advance(Duration.ofSeconds(-1));
        assertRefused(token);
    }

    @Test
    void refusesATokenOfAnotherRegistry() {
        SigningKeys others = SigningKeys.open(folder.resolve("other"), clock, new SecureRandom());
        BearerTokens other = new BearerTokens(others, (who, proof) -> today, clock);

        assertRefused(other.sign(content()));
    }

    @Test
    void refusesOurOwnSignatureForAnotherAudienceOrIssuer() {
        JWTClaimsSet good = Claims.of(content(), keys.registry(), "1");
        tokens.open(keys.newest().sign(good));

        assertRefused(keys.newest()
                .sign(new JWTClaimsSet.Builder(good)
                        .audience(List.of("another", "localhost:5000"))
                        .build()));
        assertRefused(keys.newest()
                .sign(new JWTClaimsSet.Builder(good).issuer("another").build()));
        assertRefused(keys.newest()
                .sign(new JWTClaimsSet.Builder(good)
                        .issuer(null)
                        .audience(List.of())
                        .build()));
    }

    @Test
    void refusesOurOwnSignatureUnderClaimsItCannotRead() {
        JWTClaimsSet good = Claims.of(content(), keys.registry(), "1");

        for (JWTClaimsSet bad : List.of(
                new JWTClaimsSet.Builder(good).claim("access", "all").build(),
                new JWTClaimsSet.Builder(good).claim("access", null).build(),
                new JWTClaimsSet.Builder(good).claim("member", "alien:et").build(),
                new JWTClaimsSet.Builder(good).claim("member", 1).build(),
                new JWTClaimsSet.Builder(good).claim("proof", "alien:et").build(),
                new JWTClaimsSet.Builder(good).claim("ceiling", "god").build(),
                new JWTClaimsSet.Builder(good).claim("repositories", 3).build(),
                new JWTClaimsSet.Builder(good).expirationTime(null).build(),
                new JWTClaimsSet.Builder(good).issueTime(null).build())) {
            assertRefused(keys.newest().sign(bad));
        }
    }

    @Test
    void refusesTokensWithoutASignature() {
        JWTClaimsSet claims = Claims.of(content(), keys.registry(), "1");
        String[] signed = keys.newest().sign(claims).split("\\.");

        assertRefused(new PlainJWT(claims).serialize());
        assertRefused(signed[0] + "." + signed[1] + ".");
        assertRefused(signed[0] + "." + signed[1]);
        assertRefused(Base64URL.encode("{\"alg\":\"none\"}") + "." + signed[1] + "." + signed[2]);
        assertRefused(Base64URL.encode("{\"alg\":\"none\"}") + "." + signed[1] + ".");
        // r = s = 0, which a broken check of ECDSA takes for anybody's signature
        assertRefused(signed[0] + "." + signed[1] + "." + Base64URL.encode(new byte[64]));
    }

    @Test
    void refusesAnHmacMadeWithThePublicKey() throws Exception {
        JWTClaimsSet claims = Claims.of(content(), keys.registry(), "1");
        ECKey own = keys.newest().jwk();
        for (byte[] secret : List.of(
                own.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8),
                own.toECPublicKey().getEncoded(),
                own.getX().decode())) {
            SignedJWT forged = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(own.getKeyID())
                            .build(),
                    claims);
            forged.sign(new MACSigner(secret));
            assertRefused(forged.serialize());
        }
    }

    @Test
    void refusesAnotherKeyUnderOurKeyId() throws JOSEException {
        JWTClaimsSet claims = Claims.of(content(), keys.registry(), "1");
        ECKey foreign = new ECKeyGenerator(Curve.P_256).generate();
        for (JWSHeader header : List.of(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(com.nimbusds.jose.JOSEObjectType.JWT)
                        .keyID(keys.newest().jwk().getKeyID())
                        .build(),
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("unknown").build(),
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .jwk(foreign.toPublicJWK())
                        .build(),
                new JWSHeader.Builder(JWSAlgorithm.ES256).build())) {
            SignedJWT forged = new SignedJWT(header, claims);
            forged.sign(new ECDSASigner(foreign));
            assertRefused(forged.serialize());
        }
    }

    @Test
    void refusesEveryTokenWithAChangedCharacter() {
        String token = tokens.sign(content());
        Random random = new Random(3);
        for (int i = 0; i < token.length() - 1; i++) { // the last one carries spare bits
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            if (token.charAt(i) != other && (i < 200 || random.nextInt(4) == 0)) {
                assertRefused(token.substring(0, i) + other + token.substring(i + 1));
            }
        }
        assertRefused(token + "A");
        assertRefused(token + ".A");
        assertRefused(" " + token);
        assertRefused(token.substring(1));
    }

    @Test
    void garbageIsRefusedAndNothingElseHappens() {
        String good = tokens.sign(content());
        Random random = new Random(5);
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            String noise = new String(bytes, StandardCharsets.ISO_8859_1);
            String encoded = Base64URL.encode(bytes).toString();
            assertRefused(
                    switch (i % 5) {
                        case 0 -> noise;
                        case 1 -> encoded + "." + encoded + "." + encoded;
                        case 2 -> good.substring(0, good.indexOf('.')) + "." + encoded + "." + encoded;
                        case 3 -> good.substring(0, good.lastIndexOf('.')) + "." + encoded;
                        default -> Base64URL.encode("{\"alg\":\"" + noise + "\"}") + "." + encoded + "." + noise;
                    });
        }
        assertRefused("");
        assertRefused("..");
        assertRefused("a".repeat(100_000));
        assertRefused(good.substring(0, good.indexOf('.') + 1) + "A".repeat(1_000_000) + ".AAAA");
    }

    private void assertRefused(String token) {
        assertThat(Refused.unauthorized(() -> tokens.open(token))).contains("not valid");
    }
}
