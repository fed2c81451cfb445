// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.api.scan;

import io.jenkins.plugins.trustedregistry.engine.api.common.Json;
import io.jenkins.plugins.trustedregistry.engine.api.common.Refusals;
import io.jenkins.plugins.trustedregistry.engine.catalog.rule.ScannerName;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Call;
import io.jenkins.plugins.trustedregistry.engine.endpoint.Reply;
import io.jenkins.plugins.trustedregistry.engine.inventory.LayerFacts;
import io.jenkins.plugins.trustedregistry.engine.scan.adapter.AdapterException;
import io.jenkins.plugins.trustedregistry.engine.scan.adapter.AdapterMetadata;
import io.jenkins.plugins.trustedregistry.engine.scan.adapter.Capability;
import io.jenkins.plugins.trustedregistry.engine.scan.adapter.MimeType;
import io.jenkins.plugins.trustedregistry.engine.scan.adapter.Scanners;
import io.jenkins.plugins.trustedregistry.engine.scan.export.ScannerView;
import io.jenkins.plugins.trustedregistry.engine.scan.finding.FoundBy;
import io.jenkins.plugins.trustedregistry.engine.settings.scan.ScannerSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The scanners there are. Those that are other programs are asked what they can do when somebody looks at one. */
final class ScannerCalls {
    private final Scanners scanners;

    ScannerCalls(Scanners scanners) {
        this.scanners = scanners;
    }

    /** Their names, to choose from. */
    Reply list(Call call) {
        Stream<ScannerName> names = Stream.concat(
                Stream.of(ScannerName.BUILT_IN), scanners.others().stream().map(each -> new ScannerName(each.name())));
        return Json.ok(new Listed.Items<>(names.map(name -> new ListedView(
                        name.name(), name.isBuiltIn(), scanners.standard().equals(name)))
                .toList()));
    }

    /** One, as it stands now. */
    Reply show(Call call) {
        ScannerName name = new ScannerName(call.parameter("name"));
        boolean standard = scanners.standard().equals(name);
        if (name.isBuiltIn()) {
            ScannerView ours = ScannerView.of(FoundBy.builtIn(LayerFacts.SCANNER_VERSION));
            return Json.ok(new ShownView(
                    name.name(), "", true, standard, Optional.empty(), Optional.of(ours), List.of(), Map.of()));
        }
        ScannerSettings scanner = scanners.find(name)
                .orElseThrow(() -> Refusals.missing("There is no scanner '" + name + "' in the settings."));
        try {
            return Json.ok(
                    ShownView.of(scanner, standard, scanners.client(scanner).metadata(), problem(scanner)));
        } catch (AdapterException e) {
            return Json.ok(new ShownView(
                    scanner.name(),
                    scanner.url(),
                    false,
                    standard,
                    Optional.of(e.sentence()),
                    Optional.empty(),
                    List.of(),
                    Map.of()));
        }
    }

    /** What stands in the way of a scan although the scanner answers. */
    private Optional<String> problem(ScannerSettings scanner) {
        try {
            scanners.registryFor(scanner);
            return Optional.empty();
        } catch (AdapterException e) {
            return Optional.of(e.sentence());
        }
    }

    /** @param standard whether it looks into images of repositories that do not choose */
    record ListedView(String name, boolean builtIn, boolean standard) {}

    /**
     * A scanner.
     *
     * @param problem why it can't scan now; left out when it can
     * @param scanner as it calls itself; left out when it can't be asked
     * @param properties what else it says of itself
     */
    record ShownView(
            String name,
            String url,
            boolean builtIn,
            boolean standard,
            Optional<String> problem,
            Optional<ScannerView> scanner,
            List<CapabilityView> capabilities,
            Map<String, String> properties) {

        static ShownView of(
                ScannerSettings settings, boolean standard, AdapterMetadata metadata, Optional<String> problem) {
            ScannerView scanner = new ScannerView(
                    settings.name(),
                    metadata.scanner().name(),
                    metadata.scanner().version(),
                    metadata.dataAsOf());
            return new ShownView(
                    settings.name(),
                    settings.url(),
                    false,
                    standard,
                    problem,
                    Optional.of(scanner),
                    metadata.capabilities().stream().map(CapabilityView::of).toList(),
                    new TreeMap<>(metadata.properties()));
        }
    }

    /** Something it can do: with what, and what comes of it. */
    record CapabilityView(String kind, List<String> consumes, List<String> produces) {
        static CapabilityView of(Capability capability) {
            return new CapabilityView(
                    capability.kind().toString(),
                    capability.consumes().stream().sorted().toList(),
                    capability.produces().stream().map(MimeType::text).sorted().toList());
        }
    }
}
