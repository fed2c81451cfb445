// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.scan.adapter;

import io.jenkins.plugins.trustedregistry.engine.catalog.Repository;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.Rules;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.ScannerName;
import io.jenkins.plugins.trustedregistry.engine.outbound.NameService;
import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundClient;
import io.jenkins.plugins.trustedregistry.engine.outbound.OutboundProxy;
import io.jenkins.plugins.trustedregistry.engine.outbound.TargetRules;
import io.jenkins.plugins.trustedregistry.engine.settings.scan.ScannerSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.scan.ScannersSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The scanners there are, and which of them looks into a repository's images. */
public final class Scanners implements AutoCloseable {
    private final ScannersSettings settings;
    private final Supplier<String> publicAddress;
    private final Rules rules;
    private final OutboundClient http;

    /**
     * @param publicAddress of the registry, as of now; empty when none is set
     * @param proxy the way to other servers
     */
    public Scanners(
            ScannersSettings settings, Supplier<String> publicAddress, Rules rules, Optional<OutboundProxy> proxy) {
        this.settings = settings;
        this.publicAddress = publicAddress;
        this.rules = rules;
        this.http = new OutboundClient(targets(settings), NameService.SYSTEM, proxy);
    }

    /** An administrator who names a server means it, wherever it stands. */
    private static TargetRules targets(ScannersSettings settings) {
        List<String> hosts = settings.others().stream()
                .map(each -> each.address().getHost())
                .map(host -> host.startsWith("[") ? host.substring(1, host.length() - 1) : host)
                .distinct()
                .toList();
        return new TargetRules(settings.allowHttp(), hosts);
    }

    /** Who looks into a repository's images. */
    public ScannerName of(Repository repository) {
        return rules.of(repository.id()).scanner().orElse(standard());
    }

    /** Who does where a repository does not say. */
    public ScannerName standard() {
        return new ScannerName(settings.use());
    }

    public List<ScannerSettings> others() {
        return settings.others();
    }

    /** Another scanner by its name; empty when the settings have none of that name. */
    public Optional<ScannerSettings> find(ScannerName name) {
        return settings.find(name);
    }

    public AdapterClient client(ScannerSettings scanner) {
        return new AdapterClient(http, scanner);
    }

    /**
     * Where this scanner finds the registry.
     *
     * @throws AdapterException REFUSED when the settings do not say
     */
    public String registryFor(ScannerSettings scanner) throws AdapterException {
        String address = scanner.internalAddress() ? settings.registryAddress() : publicAddress.get();
        if (address.isEmpty()) {
            throw new AdapterException(
                    AdapterException.Kind.REFUSED,
                    "The scanner '" + scanner.name()
                            + "' can't be told where to pull the image: set publicAddress under"
                            + " general:, or registryAddress under scanners: and internalAddress of the scanner.");
        }
        return address;
    }

    /** How old a result of another scanner may be before a sweep has it look again. */
    public Duration patience() {
        return Duration.ofDays(settings.rescanDays());
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        http.close();
    }
}
