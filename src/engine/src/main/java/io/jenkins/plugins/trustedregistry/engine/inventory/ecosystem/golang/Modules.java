// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.inventory.ecosystem.golang;

import io.jenkins.plugins.trustedregistry.engine.inventory.PackageFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The modules of a program: its own, those it depends on (as replaced, where {@code go.mod} says so), and the standard library. */
final class Modules {
    private static final Pattern RELEASE = Pattern.compile("go(\\d+\\.\\d+(?:\\.\\d+)?(?:(?:rc|beta)\\d+)?)\\b.*");
    /** More than any program has. */
    private static final int MOST_LINES = 50_000;

    private static final String UNKNOWN = "(devel)";

    private final List<PackageFacts> found = new ArrayList<>();
    private String path = "";
    private String version = "";

    private Modules() {}

    static List<PackageFacts> of(BuildInfo info) {
        Modules modules = new Modules();
        info.modules().lines().limit(MOST_LINES).forEach(modules::line);
        modules.end();
        Matcher release = RELEASE.matcher(info.version());
        if (release.matches()) {
            modules.found.add(PackageFacts.of("golang", "", "stdlib", release.group(1)));
        }
        return modules.found;
    }

    private void line(String line) {
        String[] fields = line.split("\t", -1);
        switch (fields[0]) {
            case "mod", "dep" -> {
                end();
                path = field(fields, 1);
                version = field(fields, 2);
            }
            case "=>" -> replaced(field(fields, 1), field(fields, 2));
            default -> {} // path, build settings
        }
    }

    private void replaced(String by, String with) {
        if (with.isEmpty()) {
            version = ""; // by a folder of the builder's machine
        } else {
            path = by;
            version = with;
        }
    }

    private void end() {
        if (!path.isEmpty()) {
            int slash = path.lastIndexOf('/');
            found.add(PackageFacts.of(
                    "golang",
                    slash < 0 ? "" : path.substring(0, slash),
                    path.substring(slash + 1),
                    version.equals(UNKNOWN) ? "" : version));
        }
        path = "";
        version = "";
    }

    private static String field(String[] fields, int index) {
        return index < fields.length ? fields[index] : "";
    }
}
