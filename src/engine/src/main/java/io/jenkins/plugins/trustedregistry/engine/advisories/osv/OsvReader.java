// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.osv;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Reference;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads records. Whoever gives the bytes sees to it that they are not endless. */
public final class OsvReader {
    private static final int DEEPEST = 100;
    private static final int LONGEST_TEXT = 4 << 20;
    private static final int MOST_REFERENCES = 40;
    private static final int LONGEST_SUMMARY = 500;
    private static final int LONGEST_URL = 2000;
    private static final Pattern ID = Pattern.compile("[!-~]{1,128}");

    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .build())
            .build();

    /**
     * Reads one record and leaves the stream open.
     *
     * @throws OsvFormatException when it is none
     */
    public OsvRecord read(InputStream in) throws IOException {
        try (JsonParser parser = json.createParser(in)) {
            parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new OsvFormatException("It is not a JSON object.");
            }
            OsvRecord read = read(parser);
            if (parser.nextToken() != null) {
                throw new OsvFormatException("More follows behind the record.");
            }
            return read;
        } catch (JsonProcessingException e) {
            throw new OsvFormatException("It is not JSON: " + Shown.of(e.getOriginalMessage()) + ".", e);
        }
    }

    /** A parser for a text that holds records; {@link #read(JsonParser)} reads one once its beginning was read. */
    public JsonParser parser(InputStream in) throws IOException {
        return json.createParser(in);
    }

    /** Reads one of several, from its opening bracket on, which was read. */
    public OsvRecord read(JsonParser parser) throws IOException {
        Draft draft = new Draft();
        OsvFields.each(parser, name -> field(name, parser, draft));
        if (!ID.matcher(draft.id).matches()) {
            throw new OsvFormatException("It has no usable 'id': is it a record in OSV's format?");
        }
        Instant modified = instant(draft.modified)
                .orElseThrow(() -> new OsvFormatException("Its 'modified' is not a time as RFC 3339 writes it."));
        String summary = draft.summary.isBlank() ? firstLine(draft.details) : draft.summary;
        return new OsvRecord(
                draft.id,
                modified,
                instant(draft.published),
                draft.withdrawn,
                draft.aliases,
                draft.upstream,
                draft.related,
                cut(summary.strip(), LONGEST_SUMMARY),
                draft.severities,
                draft.references,
                draft.affected);
    }

    private static void field(String name, JsonParser parser, Draft draft) throws IOException {
        switch (name) {
            case "id" -> draft.id = OsvFields.text(parser);
            case "modified" -> draft.modified = OsvFields.text(parser);
            case "published" -> draft.published = OsvFields.text(parser);
            case "withdrawn" -> draft.withdrawn = !OsvFields.text(parser).isEmpty();
            case "summary" -> draft.summary = OsvFields.text(parser);
            case "details" -> draft.details = firstLine(OsvFields.text(parser));
            case "aliases" -> identifiers(parser, draft.aliases);
            case "upstream" -> identifiers(parser, draft.upstream);
            case "related" -> identifiers(parser, draft.related);
            case "severity" -> AffectedReader.severities(parser, draft.severities);
            case "references" -> OsvFields.objects(parser, () -> reference(parser, draft.references));
            case "affected" ->
                OsvFields.objects(parser, () -> AffectedReader.read(parser).ifPresent(draft.affected::add));
            case "database_specific" -> AffectedReader.words(parser, draft.severities);
            default -> parser.skipChildren();
        }
    }

    private static void identifiers(JsonParser parser, List<String> to) throws IOException {
        OsvFields.texts(parser, text -> {
            if (ID.matcher(text).matches()) {
                to.add(text);
            }
        });
    }

    private static void reference(JsonParser parser, List<Reference> to) throws IOException {
        String[] found = {"", ""};
        OsvFields.each(parser, name -> {
            switch (name) {
                case "type" -> found[0] = OsvFields.text(parser);
                case "url" -> found[1] = OsvFields.text(parser);
                default -> parser.skipChildren();
            }
        });
        String url = found[1].strip();
        String lower = url.toLowerCase(Locale.ROOT);
        boolean web = lower.startsWith("https://") || lower.startsWith("http://"); // never javascript: and its kin
        if (web && url.length() <= LONGEST_URL && to.size() < MOST_REFERENCES) {
            to.add(new Reference(cut(found[0], 20), url));
        }
    }

    static Optional<Instant> instant(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String firstLine(String text) {
        return cut(text.strip().lines().findFirst().orElse(""), LONGEST_SUMMARY);
    }

    private static String cut(String text, int most) {
        return text.length() <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, most - 1)));
    }
}
