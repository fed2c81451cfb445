// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The published schemas of formats that the registry writes, out of artifacts that have them. */
public enum JsonSchemas {
    SPDX_2_3("/resources/spdx-schema-v2.3.json", SpecificationVersion.DRAFT_2019_09),
    SARIF_2_1_0("/schema/sarif-schema-2.1.0.json", SpecificationVersion.DRAFT_7);

    private final Schema schema;

    JsonSchemas(String resource, SpecificationVersion dialect) {
        try (InputStream in = JsonSchemas.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The schema " + resource + " is not on the class path");
            }
            schema = SchemaRegistry.withDefaultDialect(dialect).getSchema(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with a document; nothing when it is valid. */
    public List<String> faults(JsonNode document) {
        return schema
                .validate(document, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }
}
