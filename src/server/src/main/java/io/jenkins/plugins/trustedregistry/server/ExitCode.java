// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server;

/** How a command ended, for scripts. The numbers never change their meaning. */
public enum ExitCode {
    OK(0, "done"),
    FAILED(1, "the command failed; the sentence says why"),
    USAGE(2, "the command line is wrong"),
    SETTINGS(3, "the settings are wrong"),
    HOME_IN_USE(4, "another process uses the home"),
    HOME_UNUSABLE(5, "the home can't be read or written"),
    ADDRESS_UNUSABLE(6, "the address can't be listened on, for instance because its port is in use"),
    NOT_ALLOWED(7, "not logged in, or a right is missing"),
    NOT_FOUND(8, "what was named does not exist"),
    UNREACHABLE(9, "the server can't be reached, or its certificate is not trusted"),
    FAULTS_FOUND(10, "a check found faults");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    public String meaning() {
        return meaning;
    }

    /** Which one stands for a refusal of the API with this HTTP status. */
    public static ExitCode ofStatus(int status) {
        return switch (status) {
            case 401, 403 -> NOT_ALLOWED;
            case 404 -> NOT_FOUND;
            default -> FAILED;
        };
    }
}
