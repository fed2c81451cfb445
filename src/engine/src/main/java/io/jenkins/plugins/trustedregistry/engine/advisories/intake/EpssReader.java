// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.intake;

import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.ExploitForecast;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.data.DataFileWriter;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.data.Names;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The Exploit Prediction Scoring System's {@code epss_scores-DATE.csv}: a comment with the date, a heading, one line for each CVE. */
final class EpssReader implements ListReader {
    private static final Pattern DATE = Pattern.compile("score_date:([0-9T:.-]+)(Z|[+-][0-9]{2}:?[0-9]{2})");
    private static final int LONGEST_LINE = 1000;

    @Override
    public Optional<Instant> read(InputStream in, DataFileWriter to) throws IOException {
        Optional<Instant> date = Optional.empty();
        try {
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = line(reader); !line.isEmpty(); line = line(reader)) {
                if (line.startsWith("#")) {
                    date = date(line);
                } else if (!line.startsWith("cve,")) {
                    entry(line, to);
                }
            }
        } catch (NumberFormatException | ZipException | EOFException e) {
            throw wrong(e);
        }
        if (to.records() == 0) {
            throw wrong(null);
        }
        return date;
    }

    /** Empty at the end; no line is longer than it may be, whatever the file holds. */
    private static String line(BufferedReader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = reader.read(); c >= 0 && c != '\n'; c = reader.read()) {
            if (line.length() >= LONGEST_LINE) {
                throw wrong(null);
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private static void entry(String line, DataFileWriter to) throws IOException {
        String[] fields = line.split(",", -1);
        if (fields.length < 3 || !Names.isCve(fields[0])) {
            throw wrong(null);
        }
        double score = Double.parseDouble(fields[1]);
        double percentile = Double.parseDouble(fields[2]);
        if (!(score >= 0 && score <= 1 && percentile >= 0 && percentile <= 1)) {
            throw wrong(null);
        }
        to.add(fields[0], new ExploitForecast(score, percentile));
    }

    private static Optional<Instant> date(String comment) {
        Matcher matcher = DATE.matcher(comment);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String zone = matcher.group(2).length() == 5
                ? matcher.group(2).substring(0, 3) + ":" + matcher.group(2).substring(3)
                : matcher.group(2);
        try {
            return Optional.of(OffsetDateTime.parse(matcher.group(1) + zone).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static RefusedDataException wrong(@Nullable Exception cause) {
        return new RefusedDataException(
                "It is not the list of EPSS scores, or not whole: take 'epss_scores-current.csv.gz'.", cause);
    }
}
