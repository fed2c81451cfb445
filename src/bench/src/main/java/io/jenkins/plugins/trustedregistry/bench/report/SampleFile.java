// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Samples, one JSON object a line. Several runs may add to one file: a later run of a load takes the place of an earlier one. */
public record SampleFile(Path path) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public void add(Sample sample) throws IOException {
        Files.writeString(
                path,
                JSON.writeValueAsString(sample) + "\n",
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** All that counts. */
    List<Sample> read() throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (String line : Files.readAllLines(path)) {
            Sample sample = JSON.readValue(line, Sample.class);
            if (sample.round() == 0) { // a run of this load begins anew
                samples.removeIf(earlier -> isSame(earlier, sample));
            } else {
                samples.add(sample);
            }
        }
        return samples;
    }

    private static boolean isSame(Sample one, Sample other) {
        return one.transport().equals(other.transport())
                && one.load().equals(other.load())
                && one.registry().equals(other.registry());
    }
}
