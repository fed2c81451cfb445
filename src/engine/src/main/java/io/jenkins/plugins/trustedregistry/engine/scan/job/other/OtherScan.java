// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.job.other;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.StoredManifest;
import io.jenkins.plugins.trustedregistry.engine.credentials.scanner.ScannerLogin;
import io.jenkins.plugins.trustedregistry.engine.inventory.sbom.SbomFormat;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobFailedException;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobPostponedException;
import io.jenkins.plugins.trustedregistry.engine.jobs.work.JobRun;
import io.jenkins.plugins.trustedregistry.engine.oci.Digest;
import io.jenkins.plugins.trustedregistry.engine.oci.MediaType;
import io.jenkins.plugins.trustedregistry.engine.oci.Tag;
import io.jenkins.plugins.trustedregistry.engine.scan.adapter.AdapterClient;
import io.jenkins.plugins.trustedregistry.engine.scan.adapter.AdapterException;
import io.jenkins.plugins.trustedregistry.engine.scan.adapter.AdapterMetadata;
import io.jenkins.plugins.trustedregistry.engine.scan.adapter.Bill;
import io.jenkins.plugins.trustedregistry.engine.scan.adapter.Polled;
import io.jenkins.plugins.trustedregistry.engine.scan.adapter.ScanOrder;
import io.jenkins.plugins.trustedregistry.engine.scan.adapter.VulnerabilityReport;
import io.jenkins.plugins.trustedregistry.engine.scan.adapter.Wanted;
import io.jenkins.plugins.trustedregistry.engine.settings.scan.ScannerSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Has another scanner look into one image. It is asked once; while it is at it the job is put off and holds neither a thread nor a
 * place, and asks again from its checkpoint. What the scanner pulls with ends as soon as it has answered.
 */
public final class OtherScan {
    private static final Duration RETRY = Duration.ofSeconds(30);
    private static final Duration SLOWEST = Duration.ofMinutes(1);
    /** Of the time it has taken so far: who takes long is asked less often. */
    private static final int SHARE = 12;

    private final Others others;

    public OtherScan(Others others) {
        this.others = others;
    }

    /** Which image, in which repository, by which scanner. */
    public record Order(Repository repository, StoredManifest image, Optional<Tag> tag, ScannerSettings scanner) {
        Digest digest() {
            return image.digest();
        }
    }

    /** What came of it. */
    public record Answer(Errand errand, VulnerabilityReport report, Optional<Bill> bill) {}

    /**
     * Asks, or asks again.
     *
     * @throws JobPostponedException while the scanner is at it
     * @throws JobFailedException when it failed, but may do better
     * @throws AdapterException when it never will
     */
    public Answer ask(Order order, Errands errands, JobRun run) throws AdapterException {
        AdapterClient client = others.scanners().client(order.scanner());
        Optional<Errand> open = errands.open(order.digest(), order.scanner().name());
        try {
            Errand errand = open.isPresent() ? open.get() : begin(order, client, errands, run);
            Answer answer = answer(order, errand, client, run);
            others.logins().end(errand.login());
            return answer;
        } catch (AdapterException e) {
            Optional<Errand> asked =
                    errands.open(order.digest(), order.scanner().name());
            boolean mayComeBack = e.kind() == AdapterException.Kind.UNREACHABLE;
            if (mayComeBack && asked.isPresent() && !isLate(order, asked.get())) {
                run.log(e.sentence());
                throw putOff(order, asked.get(), RETRY, e.sentence());
            }
            asked.ifPresent(errand -> giveUp(errand, errands));
            if (e.kind() == AdapterException.Kind.REFUSED) {
                throw e;
            }
            throw new JobFailedException(e.sentence(), e);
        }
    }

    private Errand begin(Order order, AdapterClient client, Errands errands, JobRun run) throws AdapterException {
        ScannerSettings scanner = order.scanner();
        String registry = others.scanners().registryFor(scanner);
        AdapterMetadata metadata = client.metadata();
        Wanted wanted = Wanted.of(metadata, scanner.name(), order.image().mediaType(), billOf(scanner));
        ScannerLogin login = others.logins()
                .begin(scanner.name(), order.repository().name(), Duration.ofMinutes(scanner.timeoutMinutes()));
        String authorization = metadata.pullsWithBearer()
                ? "Bearer "
                        + others.tokens().sign(login.who(), order.repository().name(), scanner.name(), login.endsAt())
                : login.basic();
        try {
            String id = client.submit(new ScanOrder(
                    registry,
                    authorization,
                    order.repository().name(),
                    order.digest(),
                    order.tag(),
                    order.image().mediaType(),
                    wanted));
            Errand errand = new Errand(
                    order.digest(),
                    scanner.name(),
                    id,
                    login.id(),
                    others.clock().instant(),
                    wanted,
                    metadata.scanner(),
                    metadata.dataAsOf());
            errands.begin(errand);
            run.log("The scanner '" + scanner.name() + "' was asked to look into " + order.digest() + ".");
            return errand;
        } catch (AdapterException | RuntimeException e) {
            others.logins().end(login.id());
            throw e;
        }
    }

    private static Optional<MediaType> billOf(ScannerSettings scanner) {
        return switch (scanner.sbom()) {
            case "cyclonedx" -> Optional.of(SbomFormat.CYCLONEDX.mediaType());
            case "spdx" -> Optional.of(SbomFormat.SPDX.mediaType());
            default -> Optional.empty();
        };
    }

    private Answer answer(Order order, Errand errand, AdapterClient client, JobRun run) throws AdapterException {
        Polled<VulnerabilityReport> polled = client.vulnerabilities(errand.id(), errand.wanted());
        if (polled instanceof Polled.NotYet<VulnerabilityReport> later) {
            waitFor(order, errand, later.again(), stillAtIt(order));
        }
        VulnerabilityReport report = ((Polled.Ready<VulnerabilityReport>) polled).report();
        Optional<Bill> bill = Optional.empty();
        if (errand.wanted().bill().isPresent()) {
            bill = bill(order, errand, client, run);
        }
        return new Answer(errand, report, bill);
    }

    /** A bill is welcome; without one the scan counts all the same. */
    private Optional<Bill> bill(Order order, Errand errand, AdapterClient client, JobRun run) {
        try {
            Polled<Bill> polled =
                    client.bill(errand.id(), errand.wanted().bill().orElseThrow());
            if (polled instanceof Polled.NotYet<Bill> later) {
                waitFor(order, errand, later.again(), stillAtIt(order));
            }
            return Optional.of(((Polled.Ready<Bill>) polled).report());
        } catch (AdapterException e) {
            run.log("There is no bill of materials: " + e.sentence());
            return Optional.empty();
        }
    }

    private static String stillAtIt(Order order) {
        return "The scanner '" + order.scanner().name() + "' is still at it.";
    }

    /** Puts the job off, unless the scanner has had its time. */
    private void waitFor(Order order, Errand errand, Duration wish, String why) throws AdapterException {
        if (isLate(order, errand)) {
            throw new AdapterException(
                    AdapterException.Kind.FAILED,
                    "The scanner '" + order.scanner().name() + "' has not come to an end within "
                            + order.scanner().timeoutMinutes()
                            + " minutes: look into its log, or give it more time with timeoutMinutes.");
        }
        throw putOff(order, errand, wish, why);
    }

    private JobPostponedException putOff(Order order, Errand errand, Duration wish, String why) {
        Instant now = others.clock().instant();
        Duration share = Duration.between(errand.since(), now).dividedBy(SHARE);
        Duration least = share.compareTo(SLOWEST) > 0 ? SLOWEST : share;
        Instant next = now.plus(wish.compareTo(least) > 0 ? wish : least);
        Instant end = end(order, errand);
        return new JobPostponedException(next.isBefore(end) ? next : end, why);
    }

    private boolean isLate(Order order, Errand errand) {
        return !others.clock().instant().isBefore(end(order, errand));
    }

    private static Instant end(Order order, Errand errand) {
        return errand.since().plus(Duration.ofMinutes(order.scanner().timeoutMinutes()));
    }

    /** Nobody waits for it any more. */
    private void giveUp(Errand errand, Errands errands) {
        others.logins().end(errand.login());
        errands.drop();
    }
}
