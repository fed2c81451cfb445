// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.jenkins.plugins.trustedregistry.engine.advisories.osv.OsvFormatException;
import io.jenkins.plugins.trustedregistry.engine.advisories.osv.OsvReader;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.Generations;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.Sources;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.data.DataFileWriter;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.data.SourceData;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/** Builds data files of deliveries. One at a time for each source; whoever calls it sees to that. */
public final class Intake {
    private static final long LARGEST_LIST = 1L << 30;
    private static final String TOO_LARGE = "It unpacks to more than is sensible: it was not read to its end.";

    private final Generations generations;
    private final Limits limits;
    private final InstantSource clock;
    private final OsvReader reader = new OsvReader();

    public Intake(Generations generations, Limits limits, InstantSource clock) {
        this.generations = generations;
        this.limits = limits;
        this.clock = clock;
    }

    /** What kind of source a file is, without reading all of it; of archives empty, when the delivery does not say. */
    Optional<String> source(Delivery delivery) throws IOException {
        return switch (FileKind.of(delivery.file())) {
            case KEV -> Optional.of(Sources.KEV);
            case EPSS -> Optional.of(Sources.EPSS);
            case RECORDS -> Optional.of(Sources.SINGLE);
            case ARCHIVE -> delivery.source();
        };
    }

    /** @throws RefusedDataException when the file is not what it should be */
    Built build(Delivery delivery, Progress progress) throws IOException {
        return switch (FileKind.of(delivery.file())) {
            case ARCHIVE -> archive(delivery, progress);
            case KEV -> list(delivery, Sources.KEV, new KevReader());
            case EPSS -> list(delivery, Sources.EPSS, new EpssReader());
            case RECORDS -> throw new RefusedDataException("Single records are not built alone.");
        };
    }

    private Built archive(Delivery delivery, Progress progress) throws IOException {
        Path build = generations
                .folder()
                .build(delivery.source().orElse("upload-" + delivery.file().getFileName()));
        try (DataFileWriter writer = DataFileWriter.create(build)) {
            RecordSink sink = new RecordSink(writer, clock.instant());
            new ZipRecords(limits).read(delivery.file(), sink, progress);
            sink.requireUsable();
            String source = delivery.source().isPresent() ? delivery.source().get() : found(writer);
            if (!source.equals(Sources.ALL)) {
                if (!writer.recordsByBase().containsKey(source) && writer.records() > 0) {
                    throw new RefusedDataException("No record in it is about packages of " + source + ", but of "
                            + String.join(
                                    ", ", new TreeSet<>(writer.recordsByBase().keySet()))
                            + ". Say the right ecosystem, in capitals as OSV writes it.");
                }
                writer.keepOnly(source);
            }
            return finish(delivery, build, writer, sink, source);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(build);
            throw e;
        }
    }

    /** The ecosystem that every record names. Where each names another one, it is an archive of all. */
    private static String found(DataFileWriter writer) throws RefusedDataException {
        SortedSet<String> inEach = new TreeSet<>();
        for (Map.Entry<String, Long> each : writer.recordsByBase().entrySet()) {
            if (each.getValue() >= writer.records()) {
                inEach.add(each.getKey());
            }
        }
        if (inEach.size() == 1) {
            return inEach.first();
        }
        if (inEach.isEmpty() && writer.recordsByBase().size() > 1) {
            return Sources.ALL;
        }
        throw new RefusedDataException(
                "It can't be told which ecosystem's archive it is, since every record names packages of "
                        + String.join(" and ", inEach) + ": say which.");
    }

    private Built finish(Delivery delivery, Path build, DataFileWriter writer, RecordSink sink, String source)
            throws IOException {
        SourceData data = new SourceData(
                source,
                delivery.origin(),
                delivery.validator(),
                delivery.asOf().orElseGet(sink::newest),
                clock.instant(),
                writer.records(),
                sink.withdrawn(),
                sink.rejected());
        writer.finish(data);
        String note = sink.rejected() == 0
                ? ""
                : sink.rejected() + " records could not be read and were left out (the first: " + sink.firstRejected()
                        + ").";
        return new Built(data, build, note);
    }

    private Built list(Delivery delivery, String source, ListReader list) throws IOException {
        Path build = generations.folder().build(source);
        try (DataFileWriter writer = DataFileWriter.create(build);
                InputStream in = unpacked(delivery.file())) {
            Instant now = clock.instant();
            Instant asOf = list.read(in, writer)
                    .filter(date -> !date.isAfter(now))
                    .or(delivery::asOf)
                    .orElse(now);
            SourceData data =
                    new SourceData(source, delivery.origin(), delivery.validator(), asOf, now, writer.records(), 0, 0);
            writer.finish(data);
            return new Built(data, build, "");
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(build);
            throw e;
        }
    }

    private static InputStream unpacked(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        try {
            in.mark(4);
            byte[] magic = in.readNBytes(3);
            in.reset();
            InputStream plain = FileKind.isGzip(magic) ? new GZIPInputStream(in) : in;
            return new CountedStream(plain, LARGEST_LIST, TOO_LARGE);
        } catch (IOException e) {
            in.close();
            throw new RefusedDataException("It is not a whole gzip file: get it anew.", e);
        }
    }

    /** Adds single records to those that were imported before; one with the same id is replaced when it is older. */
    Built singles(List<Delivery> deliveries) throws IOException {
        Path build = generations.folder().build(Sources.SINGLE);
        Files.deleteIfExists(build);
        try (DataFileWriter writer =
                generations.copy(Sources.SINGLE, build) ? DataFileWriter.extend(build) : DataFileWriter.create(build)) {
            RecordSink sink = new RecordSink(writer, clock.instant());
            for (Delivery each : deliveries) {
                records(each, sink);
            }
            if (sink.rejected() > 0) {
                throw new RefusedDataException("Not taken, since a record can't be read: " + sink.firstRejected());
            }
            sink.requireUsable();
            String names = deliveries.size() == 1 ? deliveries.get(0).origin() : deliveries.size() + " files";
            Delivery all = Delivery.upload(build, names, Optional.of(Sources.SINGLE));
            return finish(all, build, writer, sink, Sources.SINGLE);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(build);
            throw e;
        }
    }

    private void records(Delivery delivery, RecordSink sink) throws IOException {
        try (InputStream in = new CountedStream(
                        new BufferedInputStream(Files.newInputStream(delivery.file())), LARGEST_LIST, TOO_LARGE);
                JsonParser parser = reader.parser(in)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                sink.add(reader.read(parser));
                return;
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                sink.add(reader.read(parser));
            }
            if (parser.currentToken() != JsonToken.END_ARRAY) {
                throw new OsvFormatException("It is no list of records.");
            }
        } catch (JsonProcessingException e) {
            sink.reject(delivery.origin(), new OsvFormatException("It is not JSON."));
        } catch (OsvFormatException e) {
            sink.reject(delivery.origin(), e);
        }
    }
}
