// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.store;

import io.jenkins.plugins.trustedregistry.engine.advisories.store.data.Names;
import io.jenkins.plugins.trustedregistry.engine.advisories.store.data.StoredAdvisory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which names mean the same vulnerability, as far as some records say, and which of them is shown: a CVE where there is one. */
final class Aliases {
    private final Map<String, String> parents = new HashMap<>();

    Aliases(List<StoredAdvisory> records) {
        for (StoredAdvisory each : records) {
            if (each.standsFor().size() <= 1) {
                each.aliases().forEach(alias -> join(each.id(), alias));
                each.standsFor().forEach(alias -> join(each.id(), alias));
            }
        }
    }

    private void join(String one, String other) {
        String a = find(one);
        String b = find(other);
        if (!a.equals(b)) {
            boolean first = isShownBefore(a, b);
            parents.put(first ? b : a, first ? a : b);
        }
    }

    private static boolean isShownBefore(String one, String other) {
        boolean cve = Names.isCve(one);
        return cve == Names.isCve(other) ? one.compareTo(other) < 0 : cve;
    }

    private String find(String name) {
        String at = name;
        for (String parent = parents.get(at); parent != null; parent = parents.get(at)) {
            at = parent;
        }
        return at;
    }

    /** The names under which a record is shown; more than one when it is a notice about several vulnerabilities. */
    Set<String> vulnerabilities(StoredAdvisory stored) {
        Set<String> names = new TreeSet<>();
        if (stored.standsFor().isEmpty()) {
            names.add(find(stored.id()));
        } else {
            stored.standsFor().forEach(name -> names.add(find(name)));
        }
        return names;
    }

    /** Every name of a vulnerability that these records use, but itself. */
    static List<String> others(String vulnerability, List<StoredAdvisory> records) {
        Set<String> names = new TreeSet<>();
        for (StoredAdvisory each : records) {
            names.add(each.id());
            names.addAll(each.aliases());
            if (each.standsFor().size() == 1) {
                names.addAll(each.standsFor());
            }
        }
        names.remove(vulnerability);
        return new ArrayList<>(names);
    }
}
