// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.bearer;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Refusal;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signs bearer tokens and checks them.
 *
 * <p>The first part of a token must be, to the letter, what one of our own keys puts there. So nothing that somebody else wrote is
 * read before its signature was checked, and there is no algorithm to be confused about. A signature is checked once in a token's
 * life; its time, its owner and its proof at every use.
 */
public final class BearerTokens {
    private static final int LONGEST = 16 * 1024;
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)");

    private final SigningKeys keys;
    private final Identities identities;
    private final InstantSource clock;
    private final CheckedTokens checked = new CheckedTokens();

    public BearerTokens(SigningKeys keys, Identities identities, InstantSource clock) {
        this.keys = keys;
        this.identities = identities;
        this.clock = clock;
    }

    String sign(BearerToken token) {
        return keys.newest()
                .sign(Claims.of(token, keys.registry(), UUID.randomUUID().toString()));
    }

    /**
     * Whoever the token was issued to, as they are now, limited to what it was issued for.
     *
     * @throws RegistryException UNAUTHORIZED when it is not valid (any more)
     */
    public Principal open(String text) {
        BearerToken token = checked.find(text).or(() -> check(text)).orElseThrow(BearerTokens::refused);
        if (!token.isValidAt(clock.instant())) {
            throw refused();
        }
        Optional<Principal> bearer = token.subject().isPresent()
                ? identities.current(token.subject().get(), token.proof())
                : Optional.of(Principal.ANONYMOUS);
        return bearer.orElseThrow(BearerTokens::refused).limitedTo(token.narrowed());
    }

    private Optional<BearerToken> check(String text) {
        Matcher parts = FORM.matcher(text);
        if (text.length() > LONGEST || !parts.matches()) {
            return Optional.empty();
        }
        Optional<BearerToken> token = keys.byHeader(parts.group(1))
                .filter(key -> key.verify(parts.group(2), parts.group(3)))
                .flatMap(key -> read(parts.group(2)));
        token.ifPresent(good -> checked.remember(text, good));
        return token;
    }

    /** Empty when it is of another registry, or of a version of this one that wrote other claims. */
    private Optional<BearerToken> read(String payload) {
        try {
            JWTClaimsSet claims = JWTClaimsSet.parse(new Base64URL(payload).decodeToString());
            return Optional.of(Claims.read(claims, keys.registry()));
        } catch (ParseException | RegistryException e) {
            return Optional.empty();
        }
    }

    private static RegistryException refused() {
        return Refusal.unauthorized(
                "The token is not valid, or not any more: get a new one from the token endpoint, or log in again.");
    }
}
