// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.advisories.version;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As RubyGems compares: a segment with letters makes it a pre-release, and zeros at an end do not count. */
final class GemOrder implements VersionOrder {
    private static final Pattern ACCEPTED =
            Pattern.compile("[0-9]++(?:\\.[0-9A-Za-z]++)*+(?:-[0-9A-Za-z-]++(?:\\.[0-9A-Za-z-]++)*+)?");
    private static final Pattern SEGMENT = Pattern.compile("[0-9]++|[A-Za-z]++");

    @Override
    public boolean accepts(String version) {
        return Numbered.is(version)
                || (version.length() <= LONGEST && ACCEPTED.matcher(version).matches());
    }

    @Override
    public int compare(String one, String other) {
        int quick = Numbered.compare(one, other);
        return quick == Numbered.UNDECIDED ? closely(one, other) : quick;
    }

    static int closely(String one, String other) {
        List<String> a = segments(one);
        List<String> b = segments(other);
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            String left = i < a.size() ? a.get(i) : "0";
            String right = i < b.size() ? b.get(i) : "0";
            boolean number = Digits.all(left);
            if (number != Digits.all(right)) {
                return number ? 1 : -1;
            }
            int difference = number ? Digits.compare(left, right) : left.compareTo(right);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static List<String> segments(String version) {
        List<String> numbers = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        Matcher matcher = SEGMENT.matcher(version.replace("-", ".pre."));
        while (matcher.find()) {
            boolean letters = !rest.isEmpty() || Digits.isLetter(matcher.group().charAt(0));
            (letters ? rest : numbers).add(matcher.group());
        }
        withoutZeros(numbers);
        withoutZeros(rest);
        numbers.addAll(rest);
        return numbers;
    }

    private static void withoutZeros(List<String> segments) {
        while (!segments.isEmpty() && Digits.compare(segments.get(segments.size() - 1), "0") == 0) {
            segments.remove(segments.size() - 1);
        }
    }
}
