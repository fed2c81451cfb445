// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.gate.waiver;

import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import io.jenkins.plugins.trustedregistry.engine.oci.Wildcards;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.Finding;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What does not count. */
public sealed interface Target {

    /** As lists show it. */
    @Override
    String toString();

    /**
     * A vulnerability.
     *
     * @param name its identifier or any other name of it
     * @param component in this package only: its name, {@code *} stands for anything; empty: in every one
     */
    record Vulnerability(String name, String component) implements Target {
        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:._-]{0,99}");

        public Vulnerability {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("vulnerability '" + Shown.of(name)
                        + "' is not well-formed: use its identifier, for instance CVE-2021-44228.");
            }
        }

        boolean covers(Finding finding) {
            boolean named = Stream.of(
                            Stream.of(finding.id()),
                            finding.advisory().aliases().stream(),
                            finding.advisory().records().stream())
                    .flatMap(each -> each)
                    .anyMatch(name::equals);
            return named
                    && (component.isEmpty()
                            || Wildcards.match(component, finding.affected().name()));
        }

        @Override
        public String toString() {
            return name + (component.isEmpty() ? "" : " in " + component);
        }
    }

    /** Whatever a rule of this name says. */
    record WholeRule(String rule) implements Target {
        private static final Pattern NAME = Pattern.compile("[a-z][a-z-]{0,30}");

        public WholeRule {
            if (!NAME.matcher(rule).matches()) {
                throw new IllegalArgumentException("rule '" + Shown.of(rule)
                        + "' is not the name of a rule: use one that policies have, for instance image-age.");
            }
        }

        @Override
        public String toString() {
            return "rule " + rule;
        }
    }
}
