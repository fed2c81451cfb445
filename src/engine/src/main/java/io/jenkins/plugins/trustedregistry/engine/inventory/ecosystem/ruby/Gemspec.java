// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.ruby;

import io.jenkins.plugins.trustedregistry.engine.inventory.PackageFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A gem's specification as RubyGems writes it when it installs: assignments of quoted texts (older ones quote as {@code %q{rake}}). It is a program, which is not run; what is
 * computed in it is not known.
 */
final class Gemspec {
    private static final Pattern COMMENT = Pattern.compile("(?m)^# stub: ([^\\s]+) ([^\\s]+) ([^\\s]+) ");
    private static final Pattern ASSIGNED = Pattern.compile(
            "(?m)^[ \\t]*[A-Za-z_]\\w{0,30}\\.(name|version|platform|license|licenses)[ \\t]*=[ \\t]*([^\\n]{1,2000})");
    private static final Pattern QUOTED = Pattern.compile(
            "\"([^\"\\n]{1,200})\"|'([^'\\n]{1,200})'|%q(?:\\{([^}\\n]{1,200})\\}|<([^>\\n]{1,200})>|\\(([^)\\n]{1,200})\\))");

    private Gemspec() {}

    static Optional<PackageFacts> parse(String text) {
        String name = "";
        String version = "";
        List<String> licences = new ArrayList<>();
        Matcher assigned = ASSIGNED.matcher(text);
        while (assigned.find()) {
            List<String> values = quoted(assigned.group(2));
            if (values.isEmpty()) {
                continue;
            }
            switch (assigned.group(1)) {
                case "name" -> name = name.isEmpty() ? values.get(0) : name;
                case "version" -> version = version.isEmpty() ? values.get(0) : version;
                case "platform" -> {} // told by the comment
                default -> licences.addAll(values);
            }
        }
        return facts(text, name, version, licences);
    }

    private static Optional<PackageFacts> facts(
            String text, String assignedName, String assignedVersion, List<String> licences) {
        Matcher comment = COMMENT.matcher(text);
        boolean has = comment.find();
        String name = assignedName.isEmpty() && has ? comment.group(1) : assignedName;
        String version = assignedVersion.isEmpty() && has ? comment.group(2) : assignedVersion;
        if (name.isEmpty() || version.isEmpty()) {
            return Optional.empty();
        }
        String platform = has && !comment.group(3).equals("ruby") ? comment.group(3) : "";
        return Optional.of(PackageFacts.of("gem", "", name, version)
                .with("platform", platform)
                .withLicences(licences.stream().distinct().limit(20).toList()));
    }

    private static List<String> quoted(String text) {
        List<String> values = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(text);
        while (quoted.find()) {
            for (int i = 1; i <= quoted.groupCount(); i++) {
                if (quoted.group(i) != null) {
                    values.add(quoted.group(i));
                }
            }
        }
        return values;
    }
}
