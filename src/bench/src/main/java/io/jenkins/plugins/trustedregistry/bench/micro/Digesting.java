// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.micro;

import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The digest of bytes in memory, and the reading of one that is written. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Digesting {

    @Param({"1000", "131072", "10000000"})
    private int bytes;

    private byte[] content;
    private String written;

    @Setup
    public void fill() {
        content = new byte[bytes];
        new SplittableRandom(1).nextBytes(content);
        written = Digest.of(content).toString();
    }

    @Benchmark
    public Digest compute() {
        return Digest.of(content);
    }

    @Benchmark
    public Digest parse() {
        return Digest.parse(written);
    }
}
