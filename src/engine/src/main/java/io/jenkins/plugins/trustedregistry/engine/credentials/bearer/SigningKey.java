// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.bearer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;

/** One key that tokens are signed with, ES256. */
final class SigningKey {
    private final ECKey jwk;
    private final JWSHeader header;
    private final ECDSASigner signer;
    private final ECDSAVerifier verifier;

    SigningKey(ECKey jwk) throws JOSEException {
        this.jwk = jwk;
        this.header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(jwk.getKeyID())
                .build();
        this.signer = new ECDSASigner(jwk);
        this.verifier = new ECDSAVerifier(jwk);
    }

    static SigningKey generate(Instant now, SecureRandom random) {
        try {
            return new SigningKey(new ECKeyGenerator(Curve.P_256)
                    .secureRandom(random)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .issueTime(Date.from(now))
                    .generate());
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java has no P-256, which every Java must have.", e);
        }
    }

    ECKey jwk() {
        return jwk;
    }

    Instant madeAt() {
        Date time = jwk.getIssueTime();
        return time == null ? Instant.EPOCH : time.toInstant();
    }

    /** The first part of every token that this key signs, always the same text. */
    String header() {
        return header.toBase64URL().toString();
    }

    String sign(JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("A bearer token could not be signed.", e);
        }
    }

    /** Whether this key made the signature of {@code header.payload}. */
    boolean verify(String payload, String signature) {
        try {
            byte[] signed = (header() + "." + payload).getBytes(StandardCharsets.US_ASCII);
            return verifier.verify(header, signed, new Base64URL(signature));
        } catch (JOSEException e) {
            return false;
        }
    }
}
