// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.report;

import java.util.List;

/** The figures of one registry under one load, one per round. */
record Series(List<Double> values) {

    Series {
        values = values.stream().sorted().toList();
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    double median() {
        int middle = values.size() / 2;
        return values.size() % 2 == 1 ? values.get(middle) : (values.get(middle - 1) + values.get(middle)) / 2;
    }

    double least() {
        return values.get(0);
    }

    double most() {
        return values.get(values.size() - 1);
    }
}
