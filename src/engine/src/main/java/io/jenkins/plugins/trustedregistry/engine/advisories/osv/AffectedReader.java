// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.osv;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a record says of one package. */
final class AffectedReader {
    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_VECTOR = 300;

    private final List<OsvRange> ranges = new ArrayList<>();
    private final List<String> versions = new ArrayList<>();
    private final List<OsvSeverity> severities = new ArrayList<>();
    private String ecosystem = "";
    private String name = "";

    private AffectedReader() {}

    /** Empty when it names no package: then it is about commits only. */
    static Optional<OsvAffected> read(JsonParser parser) throws IOException {
        AffectedReader reader = new AffectedReader();
        OsvFields.each(parser, field -> reader.field(field, parser));
        if (reader.ecosystem.isBlank() || reader.name.isBlank()) {
            return Optional.empty();
        }
        if (reader.ecosystem.length() > LONGEST_NAME || reader.name.length() > LONGEST_NAME) {
            throw new OsvFormatException("The name of a package or ecosystem is longer than " + LONGEST_NAME + ".");
        }
        return Optional.of(
                new OsvAffected(reader.ecosystem, reader.name, reader.ranges, reader.versions, reader.severities));
    }

    private void field(String field, JsonParser parser) throws IOException {
        switch (field) {
            case "package" -> readPackage(parser);
            case "ranges" -> OsvFields.objects(parser, () -> range(parser));
            case "versions" -> OsvFields.texts(parser, versions::add);
            case "severity" -> severities(parser, severities);
            case "ecosystem_specific", "database_specific" -> words(parser, severities);
            default -> parser.skipChildren();
        }
    }

    private void readPackage(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return;
        }
        OsvFields.each(parser, field -> {
            switch (field) {
                case "ecosystem" -> ecosystem = OsvFields.text(parser).strip();
                case "name" -> name = OsvFields.text(parser).strip();
                default -> parser.skipChildren();
            }
        });
    }

    private void range(JsonParser parser) throws IOException {
        String[] type = {""};
        List<OsvEvent> events = new ArrayList<>();
        OsvFields.each(parser, field -> {
            switch (field) {
                case "type" -> type[0] = OsvFields.text(parser);
                case "events" ->
                    OsvFields.objects(parser, () -> OsvFields.each(parser, kind -> event(kind, parser, events)));
                default -> parser.skipChildren();
            }
        });
        boolean semver = type[0].equals("SEMVER");
        if ((semver || type[0].equals("ECOSYSTEM")) && !events.isEmpty()) { // GIT: commits, which no package tells
            ranges.add(new OsvRange(semver, events));
        }
    }

    private static void event(String kind, JsonParser parser, List<OsvEvent> events) throws IOException {
        switch (kind) {
            case "introduced" -> events.add(new OsvEvent(OsvEvent.Kind.INTRODUCED, OsvFields.text(parser)));
            case "fixed" -> events.add(new OsvEvent(OsvEvent.Kind.FIXED, OsvFields.text(parser)));
            case "last_affected" -> events.add(new OsvEvent(OsvEvent.Kind.LAST_AFFECTED, OsvFields.text(parser)));
            case "limit" -> {
                String version = OsvFields.text(parser);
                if (!version.equals("*")) { // no limit
                    events.add(new OsvEvent(OsvEvent.Kind.LIMIT, version));
                }
            }
            default -> parser.skipChildren();
        }
    }

    static void severities(JsonParser parser, List<OsvSeverity> to) throws IOException {
        OsvFields.objects(parser, () -> {
            String[] found = {"", ""};
            OsvFields.each(parser, field -> {
                switch (field) {
                    case "type" -> found[0] = OsvFields.text(parser);
                    case "score" -> found[1] = OsvFields.text(parser);
                    default -> parser.skipChildren();
                }
            });
            if (!found[0].isEmpty() && !found[1].isEmpty() && found[1].length() <= LONGEST_VECTOR) {
                to.add(new OsvSeverity(found[0], found[1]));
            }
        });
    }

    /** Words that ecosystems and databases use, where they put them. */
    static void words(JsonParser parser, List<OsvSeverity> to) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        OsvFields.each(parser, field -> {
            boolean word = field.equals("severity") || field.equals("urgency") || field.equals("ubuntu_priority");
            if (word && parser.currentToken() == JsonToken.VALUE_STRING) {
                String text = parser.getText().strip();
                if (!text.isEmpty() && text.length() <= LONGEST_VECTOR) {
                    to.add(new OsvSeverity(OsvSeverity.WORD, text));
                }
            } else {
                parser.skipChildren();
            }
        });
    }
}
