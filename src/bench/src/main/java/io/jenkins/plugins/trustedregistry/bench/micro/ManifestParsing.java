// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.micro;

import io.jenkins.plugins.trustedregistry.engine.oci.Manifest;
import io.jenkins.plugins.trustedregistry.engine.oci.ManifestParser;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reading a manifest, which every push of an image does once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ManifestParsing {
    private static final String TYPE = "application/vnd.oci.image.manifest.v1+json";

    @Param({"8", "100"})
    private int layers;

    private byte[] content;
    private MediaType type;

    @Setup
    public void write() {
        type = MediaType.parse(TYPE);
        String all = IntStream.range(0, layers)
                .mapToObj(i -> descriptor("application/vnd.oci.image.layer.v1.tar+gzip", i))
                .collect(Collectors.joining(","));
        content = ("{\"schemaVersion\":2,\"mediaType\":\"" + TYPE + "\",\"config\":"
                        + descriptor("application/vnd.oci.image.config.v1+json", layers) + ",\"layers\":[" + all + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String descriptor(String mediaType, int number) {
        return "{\"mediaType\":\"%s\",\"digest\":\"sha256:%064x\",\"size\":%d}"
                .formatted(mediaType, number, 1_000_000 + number);
    }

    @Benchmark
    public Manifest parse() {
        return ManifestParser.parse(content, type);
    }
}
