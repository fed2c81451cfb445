// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.update;

import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundDownload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The digest of the whole file that a mirror gives: {@code Repr-Digest} or {@code Digest} (RFC 9530, RFC 3230), Google's {@code
 * x-goog-hash}, or {@code Content-MD5} of a whole answer. MD5 finds damage, which is what it is for here.
 *
 * @param algorithm as Java names it
 * @param expected in base64
 */
record Digests(String algorithm, String expected) {
    private static final Pattern SHA_256 = Pattern.compile("(?i)sha-256=:?([A-Za-z0-9+/]{43}=):?");
    private static final Pattern MD5 = Pattern.compile("(?i)md5=([A-Za-z0-9+/]{22}==)");

    static Optional<Digests> of(OutboundDownload download) {
        Optional<String> sha = download.header("Repr-Digest").or(() -> download.header("Digest"));
        return sha.flatMap(text -> found(SHA_256, text))
                .map(base64 -> new Digests("SHA-256", base64))
                .or(() -> download.header("x-goog-hash")
                        .flatMap(text -> found(MD5, text))
                        .map(base64 -> new Digests("MD5", base64)))
                .or(() -> download.header("Content-MD5")
                        .filter(text -> download.status() == 200 && text.length() == 24)
                        .map(base64 -> new Digests("MD5", base64)));
    }

    private static Optional<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    boolean isThatOf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return Arrays.equals(digest.digest(), Base64.getDecoder().decode(expected));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + algorithm, e);
        }
    }
}
