// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.backup.archive.BackupException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets of an archive: files by name, as JSON, encrypted with AES-256 in GCM, in an envelope that says how. The database and
 * the list of blobs are bound to it: whoever changes them without the passphrase is found out.
 */
final class SealedSecrets {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String KEY_DERIVATION = "scrypt";
    private static final String CIPHER = "AES-256-GCM";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private SealedSecrets() {}

    /** @param bound names what the secrets belong to; must be the same when they are opened */
    static byte[] seal(Map<String, byte[]> files, Passphrase passphrase, String bound, SecureRandom random)
            throws IOException {
        ObjectNode inside = JSON.createObjectNode();
        new TreeMap<>(files).forEach(inside::put);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        Passphrase.Derivation how = passphrase.freshDerivation(random);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, passphrase.key(how), nonce, bound, JSON.writeValueAsBytes(inside));
        return JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(JSON.createObjectNode()
                        .put("keyDerivation", KEY_DERIVATION)
                        .put("salt", how.salt())
                        .put("cost", how.cost())
                        .put("blockSize", how.blockSize())
                        .put("parallel", how.parallel())
                        .put("cipher", CIPHER)
                        .put("nonce", nonce)
                        .put("content", sealed));
    }

    /** @throws BackupException when the passphrase is another, or anything was changed */
    static Map<String, byte[]> open(byte[] envelope, Passphrase passphrase, String bound) throws IOException {
        try {
            JsonNode json = JSON.readTree(envelope);
            Passphrase.Derivation how = new Passphrase.Derivation(
                    json.required("salt").binaryValue(),
                    json.required("cost").intValue(),
                    json.required("blockSize").intValue(),
                    json.required("parallel").intValue());
            boolean known = json.path("keyDerivation").asText().equals(KEY_DERIVATION)
                    && json.path("cipher").asText().equals(CIPHER)
                    && how.isReasonable();
            if (!known) {
                throw BackupException.damaged("its secrets are encrypted in an unknown way.");
            }
            byte[] inside = crypt(
                    Cipher.DECRYPT_MODE,
                    passphrase.key(how),
                    json.required("nonce").binaryValue(),
                    bound,
                    json.required("content").binaryValue());
            Map<String, byte[]> files = new TreeMap<>();
            for (Map.Entry<String, JsonNode> file : JSON.readTree(inside).properties()) {
                files.put(file.getKey(), file.getValue().binaryValue());
            }
            return files;
        } catch (IllegalArgumentException e) {
            throw BackupException.damaged("its secrets lack something.");
        }
    }

    private static byte[] crypt(int mode, byte[] key, byte[] nonce, String bound, byte[] content)
            throws BackupException {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bound.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new BackupException(
                    "The secrets in the backup can't be decrypted: the passphrase is not the one it was made with, or"
                            + " the backup was changed since. Try the passphrase again.",
                    e);
        }
    }
}
