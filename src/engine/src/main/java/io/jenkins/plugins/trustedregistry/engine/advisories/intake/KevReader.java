// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.KnownExploited;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.data.DataFileWriter;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.data.Names;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** CISA's {@code known_exploited_vulnerabilities.json}. */
final class KevReader implements ListReader {
    private final JsonFactory json = new JsonFactory();

    @Override
    public Optional<Instant> read(InputStream in, DataFileWriter to) throws IOException {
        Optional<Instant> released = Optional.empty();
        try (JsonParser parser = json.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw wrong(null);
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("dateReleased") && value == JsonToken.VALUE_STRING) {
                    released = instant(parser.getText());
                } else if (name.equals("vulnerabilities") && value == JsonToken.START_ARRAY) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        entry(parser, to);
                    }
                } else {
                    parser.skipChildren();
                }
            }
        } catch (JsonProcessingException | DateTimeException e) {
            throw wrong(e);
        }
        if (to.records() == 0) {
            throw wrong(null);
        }
        return released;
    }

    private static void entry(JsonParser parser, DataFileWriter to) throws IOException {
        Map<String, String> fields = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_STRING) {
                fields.put(name, parser.getText().strip());
            } else {
                parser.skipChildren();
            }
        }
        String cve = fields.getOrDefault("cveID", "");
        if (Names.isCve(cve)) {
            to.add(
                    cve,
                    new KnownExploited(
                            LocalDate.parse(fields.getOrDefault("dateAdded", "")),
                            Optional.ofNullable(fields.get("dueDate"))
                                    .filter(text -> !text.isEmpty())
                                    .map(LocalDate::parse),
                            "Known".equalsIgnoreCase(fields.get("knownRansomwareCampaignUse"))));
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static RefusedDataException wrong(@Nullable Exception cause) {
        return new RefusedDataException(
                "It is not CISA's catalog of known exploited vulnerabilities, or not whole: take"
                        + " 'known_exploited_vulnerabilities.json'.",
                cause);
    }
}
