// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.version;

import java.util.regex.Pattern;

/** Lists of numbers, the longer one being the newer when all else is the same: Haskell, R. */
final class NumberListOrder implements VersionOrder {
    private static final Pattern ACCEPTED = Pattern.compile("[0-9]++(?:[.-][0-9]++)*+");

    @Override
    public boolean accepts(String version) {
        return version.length() <= LONGEST && ACCEPTED.matcher(version).matches();
    }

    @Override
    public int compare(String one, String other) {
        String[] a = one.split("[.-]");
        String[] b = other.split("[.-]");
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            int difference = Digits.compare(a[i], b[i]);
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(a.length, b.length);
    }
}
