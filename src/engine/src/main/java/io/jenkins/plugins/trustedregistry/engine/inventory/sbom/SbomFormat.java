// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.sbom;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.jenkins.plugins.trustedregistry.engine.inventory.Inventory;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** The formats a bill of materials can be had in. */
public enum SbomFormat {
    /** CycloneDX 1.6 (ECMA-424). */
    CYCLONEDX("application/vnd.cyclonedx+json", CycloneDx::write),
    /** SPDX 2.3. */
    SPDX("application/spdx+json", Spdx::write);

    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final MediaType mediaType;
    private final Form form;

    SbomFormat(String mediaType, Form form) {
        this.mediaType = new MediaType(mediaType);
        this.form = form;
    }

    private interface Form {
        void write(Inventory inventory, Subject subject, JsonGenerator json) throws IOException;
    }

    /** Its media type, which is also the artifact type of a referrer that holds it. */
    public MediaType mediaType() {
        return mediaType;
    }

    /** Writes the bill; the stream is flushed and stays open. */
    public void write(Inventory inventory, Subject subject, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            DefaultIndenter lines = new DefaultIndenter("  ", "\n");
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
            form.write(inventory, subject, json);
        }
    }

    /** The bill in memory. */
    public byte[] bytes(Inventory inventory, Subject subject) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(inventory, subject, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return out.toByteArray();
    }
}
