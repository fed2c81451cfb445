// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.provenance;

import io.jenkins.plugins.trustedregistry.engine.credentials.secret.PrivateFile;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.util.io.pem.PemObject;

/**
 * With what the registry signs where images come from: an EC key of its own on the curve P-256, in the folder of keys, {@code
 * provenance.pem}. It is in every backup; whoever has it can sign as the registry.
 */
public final class ProvenanceKey {
    private final KeyPair pair;

    private ProvenanceKey(KeyPair pair) {
        this.pair = pair;
    }

    /** Made when there is none. @throws UncheckedIOException when the file can't be read or written, or is damaged */
    public static ProvenanceKey open(Path keys, SecureRandom random) {
        Path path = keys.resolve("provenance.pem");
        PrivateFile file = new PrivateFile(path);
        return new ProvenanceKey(file.read().map(text -> parse(text, path)).orElseGet(() -> {
            KeyPair made = generate(random);
            file.write(pem(privateKey(made)) + pem(made.getPublic()));
            return made;
        }));
    }

    private static KeyPair generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has this curve", e);
        }
    }

    private static KeyPair parse(String text, Path path) {
        JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            if (parser.readObject() instanceof PrivateKeyInfo priv
                    && parser.readObject() instanceof SubjectPublicKeyInfo pub) {
                return new KeyPair(converter.getPublicKey(pub), converter.getPrivateKey(priv));
            }
            throw new IOException("there are no private and public key in it");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The key file " + path
                            + " is damaged: restore it from a backup, or move it away to have a new one made.",
                    e);
        }
    }

    private static PemObject privateKey(KeyPair pair) {
        try {
            return new JcaPKCS8Generator(pair.getPrivate(), null).generate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pem(Object content) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** For those who check: {@code cosign verify-attestation --key}. */
    public String publicPem() {
        return pem(pair.getPublic());
    }

    /** Tells keys apart; the digest of the public key. */
    String id() {
        return Digest.of(pair.getPublic().getEncoded()).hex();
    }

    /** ECDSA with SHA-256, DER. */
    byte[] sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java can sign with its own key", e);
        }
    }

    /** Whether this is the registry's own signature; false of what is no signature at all. */
    boolean verifies(byte[] content, byte[] signature) {
        try {
            Signature check = Signature.getInstance("SHA256withECDSA");
            check.initVerify(pair.getPublic());
            check.update(content);
            return check.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java can check with its own key", e);
        }
    }
}
