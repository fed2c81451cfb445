// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.bearer;

import com.nimbusds.jwt.JWTClaimsSet;
import io.jenkins.plugins.trustedregistry.engine.access.Limits;
import io.jenkins.plugins.trustedregistry.engine.access.Proof;
import io.jenkins.plugins.trustedregistry.engine.access.Role;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A bearer token as JWT claims: those of Docker's token specification ({@code access}), and our own, from which the identity is
 * made again: {@code member} (kind:name), {@code ceiling} and {@code repositories} (limits of the credential), {@code proof}.
 */
final class Claims {

    private Claims() {}

    static JWTClaimsSet of(BearerToken token, String registry, String id) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(registry)
                .audience(List.of(registry, token.service()))
                .jwtID(id)
                .issueTime(Date.from(token.issuedAt()))
                .notBeforeTime(Date.from(token.issuedAt()))
                .expirationTime(Date.from(token.expiresAt()))
                .claim("access", token.scopes().stream().map(Claims::access).toList());
        token.subject().ifPresent(member -> claims.subject(member.name()).claim("member", member.toString()));
        token.limits().ceiling().ifPresent(role -> claims.claim("ceiling", role.toString()));
        if (!token.limits().repositories().isEmpty()) {
            claims.claim("repositories", List.copyOf(token.limits().repositories()));
        }
        token.proof().ifPresent(proof -> claims.claim("proof", proof.toString()));
        return claims.build();
    }

    private static Map<String, Object> access(TokenScope scope) {
        Map<String, Object> entry = new LinkedHashMap<>();
        if (scope instanceof TokenScope.OnRepository repository) {
            entry.put("type", "repository");
            entry.put("name", repository.name().name());
            entry.put(
                    "actions",
                    repository.verbs().stream().map(TokenScope.Verb::toString).toList());
        } else {
            entry.put("type", "registry");
            entry.put("name", "catalog");
            entry.put("actions", List.of("*"));
        }
        return entry;
    }

    /**
     * The inverse.
     *
     * @throws ParseException when the claims are not those of a token for this registry
     */
    static BearerToken read(JWTClaimsSet claims, String registry) throws ParseException {
        List<String> audience = claims.getAudience();
        if (!registry.equals(claims.getIssuer()) || audience.size() != 2 || !registry.equals(audience.get(0))) {
            throw new ParseException("of another registry", 0);
        }
        return new BearerToken(
                Optional.ofNullable(claims.getStringClaim("member")).map(Member::parse),
                new Limits(
                        Optional.ofNullable(claims.getStringClaim("ceiling")).map(Role::parse),
                        Set.copyOf(Optional.ofNullable(claims.getStringListClaim("repositories"))
                                .orElse(List.of())),
                        Optional.empty()),
                proof(claims),
                scopes(claims),
                audience.get(1),
                time(claims.getIssueTime()),
                time(claims.getExpirationTime()));
    }

    private static Optional<Proof> proof(JWTClaimsSet claims) throws ParseException {
        String text = claims.getStringClaim("proof");
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(Proof.parse(text).orElseThrow(() -> new ParseException("an unknown proof", 0)));
    }

    private static List<TokenScope> scopes(JWTClaimsSet claims) throws ParseException {
        List<TokenScope> scopes = new ArrayList<>();
        if (!(claims.getClaim("access") instanceof List<?> entries)) {
            throw new ParseException("no access", 0);
        }
        for (Object entry : entries) {
            if (entry instanceof Map<?, ?> fields && fields.get("actions") instanceof List<?> actions) {
                String verbs =
                        String.join(",", actions.stream().map(String::valueOf).toList());
                scopes.add(TokenScope.parse(fields.get("type") + ":" + fields.get("name") + ":" + verbs)
                        .orElseThrow(() -> new ParseException("an unknown scope", 0)));
            }
        }
        return scopes;
    }

    private static Instant time(@Nullable Date date) throws ParseException {
        if (date == null) {
            throw new ParseException("no time", 0);
        }
        return date.toInstant();
    }
}
