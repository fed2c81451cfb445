// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.robot;

import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The name of a robot account, {@code organization+robot}, for instance {@code technology+ci}: lower-case letters, digits and
 * {@code . _ - +} only, so that it needs no quoting in a shell, an environment file, a URL's user part or a docker login.
 *
 * <p>It is never mistaken for a user of the same name, should a directory have one: a robot is known by its secret, which has a
 * form of its own, and it is the member {@code robot:technology+ci}, not {@code user:technology+ci}.
 */
public record RobotName(NamespaceName organization, String robot) implements Comparable<RobotName> {
    private static final int LONGEST = 64;
    private static final Pattern GRAMMAR = Pattern.compile("[a-z0-9]++(?:[._-][a-z0-9]++)*+");

    public RobotName {
        if (robot.length() > LONGEST || !GRAMMAR.matcher(robot).matches()) {
            throw invalid(robot);
        }
    }

    /** Parses {@code organization+robot}. */
    public static RobotName parse(String text) {
        int plus = text.indexOf('+');
        if (plus < 0) {
            throw invalid(text);
        }
        return new RobotName(NamespaceName.parse(text.substring(0, plus)), text.substring(plus + 1));
    }

    public Member member() {
        return new Member(Member.Kind.ROBOT, toString());
    }

    private static RegistryException invalid(String text) {
        return new RegistryException(
                ErrorCode.NAME_INVALID,
                "The robot account '" + Shown.of(text)
                        + "' is not well-formed: write organization+robot, the robot in up to " + LONGEST
                        + " lower-case letters and digits, separated by single '.', '_' or '-'.",
                Map.of("robot", Shown.of(text)));
    }

    @Override
    public int compareTo(RobotName other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return organization + "+" + robot;
    }
}
