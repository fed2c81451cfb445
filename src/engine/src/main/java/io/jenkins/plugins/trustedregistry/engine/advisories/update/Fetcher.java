// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.update;

import io.jenkins.plugins.trustedregistry.engine.advisories.intake.Progress;
import io.jenkins.plugins.trustedregistry.engine.advisories.intake.RefusedDataException;
import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundClient;
import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundDownload;
import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundGet;
import io.jenkins.plugins.trustedregistry.engine.outbound.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Downloads a file: only when it has changed, going on where an earlier download ended, no more than it may, and verified. */
final class Fetcher {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 4;
    private static final int BUFFER = 1 << 16;

    private final OutboundClient client;
    private final Trust trust;
    private final long largest;

    Fetcher(OutboundClient client, Trust trust, long largest) {
        this.client = client;
        this.trust = trust;
        this.largest = largest;
    }

    /**
     * @param known the validator of what is there already; empty: nothing is
     * @return empty when nothing has changed
     * @throws IOException with a sentence; what was downloaded so far stays to go on with
     */
    Optional<Fetched> fetch(Feed feed, String known, Path file, Progress progress) throws IOException {
        IOException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long before = Partial.usable(file, feed.address().toString());
            try {
                return once(feed, known, file, progress);
            } catch (BrokenOffException e) {
                last = e;
                boolean further = Partial.usable(file, feed.address().toString()) > before;
                attempt -= further ? 1 : 0; // as long as it gets on it may be broken off
            }
        }
        throw last == null ? new IOException("The download did not come to an end.") : last;
    }

    private Optional<Fetched> once(Feed feed, String known, Path file, Progress progress) throws IOException {
        String address = feed.address().toString();
        long there = Partial.usable(file, address);
        Map<String, String> headers = headers(known, there, Partial.validatorOf(file, address));
        try (OutboundDownload download = client.get(new OutboundGet(feed.address(), trust, headers, PATIENCE))) {
            int status = download.status();
            if (status == 304) {
                return Optional.empty();
            }
            if (status == 416 || (status == 206 && there == 0)) {
                Partial.discard(file);
                throw new BrokenOffException("The mirror could not go on with the download.", null);
            }
            if (status != 200 && status != 206) {
                throw new IOException("The server " + feed.address().getHost() + " answered with status " + status
                        + " for " + feed.address().getRawPath() + ".");
            }
            receive(download, feed, file, status == 206 ? there : 0, progress);
            verify(download, file);
            return Optional.of(new Fetched(file, validator(download), date(download)));
        }
    }

    private static Map<String, String> headers(String known, long there, String validator) {
        Map<String, String> headers = new HashMap<>();
        if (there > 0) {
            headers.put("Range", "bytes=" + there + "-");
            headers.put("If-Range", validator);
        } else if (known.startsWith("\"") || known.startsWith("W/")) {
            headers.put("If-None-Match", known);
        } else if (!known.isEmpty()) {
            headers.put("If-Modified-Since", known);
        }
        return headers;
    }

    private void receive(OutboundDownload download, Feed feed, Path file, long from, Progress progress)
            throws IOException {
        OptionalLong length = length(download);
        long whole = length.isPresent() ? from + length.getAsLong() : 0;
        if (whole > largest) {
            throw tooLarge(file);
        }
        String strong = validator(download).startsWith("W/") ? "" : validator(download);
        new Partial(file, feed.address().toString(), strong).write();
        long got = from;
        try (OutputStream out =
                from > 0 ? Files.newOutputStream(file, StandardOpenOption.APPEND) : Files.newOutputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = read(download.body(), buffer); read >= 0; read = read(download.body(), buffer)) {
                got += read;
                if (got > largest) {
                    throw tooLarge(file);
                }
                out.write(buffer, 0, read);
                progress.reached(got, Math.max(whole, got));
            }
        }
        if (length.isPresent() && got != whole) {
            throw new BrokenOffException("The connection ended before the file was whole.", null);
        }
    }

    private static int read(InputStream in, byte[] buffer) throws BrokenOffException {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new BrokenOffException("The connection ended before the file was whole.", e);
        }
    }

    private RefusedDataException tooLarge(Path file) throws IOException {
        Partial.discard(file);
        return new RefusedDataException("The file is larger than " + (largest >> 20)
                + " MiB: check the address, or allow more with largestMegabytes.");
    }

    private static void verify(OutboundDownload download, Path file) throws IOException {
        Optional<Digests> digest = Digests.of(download);
        if (digest.isPresent() && !digest.get().isThatOf(file)) {
            Partial.discard(file);
            throw new BrokenOffException("The file is not the one the mirror tells of: its digest is another.", null);
        }
    }

    private static OptionalLong length(OutboundDownload download) {
        Optional<String> header = download.header("Content-Length").filter(text -> text.matches("[0-9]{1,18}"));
        return header.isPresent() ? OptionalLong.of(Long.parseLong(header.get())) : OptionalLong.empty();
    }

    private static String validator(OutboundDownload download) {
        return download.header("ETag")
                .or(() -> download.header("Last-Modified"))
                .orElse("");
    }

    private static Optional<Instant> date(OutboundDownload download) {
        try {
            return download.header("Last-Modified")
                    .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** It may succeed when it is tried again. */
    private static final class BrokenOffException extends IOException {
        BrokenOffException(String message, @Nullable IOException cause) {
            super(message, cause);
        }
    }
}
