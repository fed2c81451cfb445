// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.rating;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import io.jenkins.plugins.trustedregistry.engine.advisories.advisory.Cvss;
import java.util.Optional;
import us.springett.cvss.CvssV2;
import us.springett.cvss.CvssV3;
import us.springett.cvss.CvssV3_1;
import us.springett.cvss.CvssV4;
import us.springett.cvss.MalformedVectorException;
import us.springett.cvss.Score;

/** Scores of CVSS vectors, of versions 2.0 to 4.0. */
final class CvssVectors {
    private CvssVectors() {}

    /** Empty when it is no vector: then nothing is known, and nothing is guessed. */
    @SuppressFBWarnings(
            value = "DCN_NULLPOINTER_EXCEPTION",
            justification = "It is the library's way to say that a metric of CVSS 4.0 is missing")
    static Optional<Cvss> read(String vector) {
        try {
            us.springett.cvss.Cvss read = us.springett.cvss.Cvss.fromVector(vector);
            String version = version(read);
            if (version.isEmpty()) {
                return Optional.empty();
            }
            Score score = read.calculateScore();
            double worth = score.getBaseScore();
            return Double.isNaN(worth) || worth < 0 || worth > 10
                    ? Optional.empty()
                    : Optional.of(new Cvss(version, vector, worth));
        } catch (MalformedVectorException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | NullPointerException e) {
            return Optional.empty(); // the library's ways to say that a metric is missing or unknown
        }
    }

    private static String version(us.springett.cvss.Cvss read) {
        if (read instanceof CvssV4) {
            return "4.0";
        }
        if (read instanceof CvssV3_1) {
            return "3.1";
        }
        if (read instanceof CvssV3) {
            return "3.0";
        }
        return read instanceof CvssV2 ? "2.0" : "";
    }
}
