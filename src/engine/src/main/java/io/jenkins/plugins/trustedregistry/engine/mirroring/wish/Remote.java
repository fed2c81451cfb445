// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.mirroring.wish;

import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import io.jenkins.plugins.trustedregistry.engine.outbound.Trust;
import java.net.URI;
import java.util.Locale;

/**
 * A repository at another registry, and as whom it is used.
 *
 * @param registry where the registry is: a scheme, a host and perhaps a port, nothing behind
 * @param username empty: nobody logs in
 * @param authorities certificates in PEM, one of which must have signed the registry's; empty: those that this Java trusts
 */
public record Remote(URI registry, RepositoryName repository, String username, String authorities) {
    private static final int LONGEST = 255;

    public Remote {
        requireHost(registry);
        if (username.length() > LONGEST
                || username.contains(":")
                || username.chars().anyMatch(Character::isISOControl)) {
            throw InvalidMirror.because("The username is too long, or has a colon or a control character in it, which"
                    + " no registry could tell from the password: write it as for docker login.");
        }
        authorities = authorities.strip();
        try {
            new Trust(authorities, false);
        } catch (IllegalArgumentException e) {
            throw InvalidMirror.because(String.valueOf(e.getMessage()));
        }
    }

    /** Reads {@code https://registry.example.com:5000}, also with a slash behind it. */
    public static URI registry(String text) {
        String bare = text.strip().replaceFirst("/$", "");
        try {
            URI read = URI.create(bare);
            String scheme = read.getScheme() == null ? "" : read.getScheme().toLowerCase(Locale.ROOT);
            URI registry = URI.create(scheme + bare.substring(scheme.length()).toLowerCase(Locale.ROOT));
            requireHost(registry);
            return registry;
        } catch (IllegalArgumentException e) {
            throw notRegistry(text);
        }
    }

    /** The same with the sentence of a mirror, as the other registry's names follow no namespace of ours. */
    public static RepositoryName repository(String text) {
        try {
            return RepositoryName.parse(text);
        } catch (RegistryException e) {
            throw InvalidMirror.because("The repository " + shown(text)
                    + "is none of another registry: write its name as in docker pull, without the registry and"
                    + " without a tag.");
        }
    }

    private static void requireHost(URI registry) {
        String scheme = registry.getScheme();
        boolean web = "https".equals(scheme) || "http".equals(scheme);
        boolean bare = registry.getRawUserInfo() == null
                && registry.getRawQuery() == null
                && registry.getRawFragment() == null
                && "".equals(registry.getRawPath());
        if (!web || !bare || registry.getHost() == null) {
            throw notRegistry(registry.toString());
        }
    }

    /** Does not repeat what may hold a password. */
    private static String shown(String text) {
        boolean plain = text.chars().noneMatch(c -> c == '@' || c == '?' || c == '#' || c == '%');
        return plain ? "'" + Shown.of(text) + "' " : "";
    }

    private static RegistryException notRegistry(String text) {
        return InvalidMirror.because("The registry " + shown(text)
                + "is none: write https://registry.example.com, with :port where it needs one, and with nothing behind;"
                + " the repository, the username and the password have fields of their own.");
    }

    /**
     * Whether a password for one would be given to the same registry for the same user by the other; with other authorities it could be
     * another server of that name.
     */
    public boolean isSameLoginAs(Remote other) {
        return registry.equals(other.registry)
                && username.equals(other.username)
                && authorities.equals(other.authorities);
    }

    /** As docker writes it: {@code registry.example.com:5000/library/alpine}. */
    @Override
    public String toString() {
        return registry.getRawAuthority() + "/" + repository;
    }
}
