// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.signature;

import io.jenkins.plugins.trustedregistry.engine.gate.key.NamedKeys;
import io.jenkins.plugins.trustedregistry.engine.gate.subject.Signed;
import io.jenkins.plugins.trustedregistry.engine.oci.Descriptor;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What layers of signatures prove, wherever they lie. */
final class Proofs {
    private Proofs() {}

    /** Whether a layer can be a signature. */
    static boolean canBe(Descriptor layer) {
        String type = layer.mediaType().name();
        return type.equals(SimpleSigning.TYPE) || type.equals(SigstoreBundle.TYPE);
    }

    static List<Proof> read(Descriptor layer, byte[] content, NamedKeys keys) {
        return layer.mediaType().name().equals(SimpleSigning.TYPE)
                ? SimpleSigning.read(layer, content, keys).stream().toList()
                : SigstoreBundle.read(content, keys);
    }

    /** @param images of which any may be signed: an image, and indexes that list it */
    static Signed summed(List<Digest> images, List<Proof> proofs) {
        Set<String> by = new TreeSet<>();
        List<String> doubts = new ArrayList<>();
        for (Proof proof : proofs) {
            if (!images.contains(proof.about())) {
                doubts.add("one is about another image, " + proof.about());
            } else if (proof.by().isEmpty()) {
                doubts.add("one was made with a key that the settings don't name");
            } else {
                by.addAll(proof.by());
            }
        }
        return new Signed(by, proofs.size(), doubts);
    }
}
