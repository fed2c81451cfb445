// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.docs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who sits at the terminal: reads what is printed, remembers passwords, and answers when asked. */
final class Person {
    private static final Pattern ASKED_USER = Pattern.compile("(?i)user(?:name)?: $");
    private static final Pattern ASKED_PASSWORD = Pattern.compile("(?i)password(?: of ([^:\\s]+))?: $");
    private static final Pattern ASKED_PASSPHRASE = Pattern.compile("(?:Passphrase [^\\n]*|The same again): $");
    private static final String PASSPHRASE = "a passphrase for their backups";
    private static final Pattern ASKED_YES = Pattern.compile("\\(yes/no\\) $");
    private static final Pattern LOGIN = Pattern.compile("docker login\\b[^\\n]*?--username (\\S+)|docker login\\b");
    private static final Pattern FIRST_ADMINISTRATOR = Pattern.compile("login +(\\S+), password (\\S+)");
    private static final Pattern NEW_ACCOUNT = Pattern.compile("user create (\\S+)");
    private static final Pattern SHOWN_PASSWORD = Pattern.compile("(?im)^password +(\\S+)$");
    private static final Pattern NEW_ROBOT = Pattern.compile("robot create (\\S+)");
    private static final Pattern ROBOT_SECRET = Pattern.compile("trr_[0-9A-Za-z]{38}");

    private final String name;
    private final Map<String, String> passwords = new HashMap<>();
    private final Deque<String> dockerLogins = new ArrayDeque<>();

    /** @param name the user they are */
    Person(String name) {
        this.name = name;
    }

    Person knows(String user, String password) {
        passwords.put(user, password);
        return this;
    }

    /** Reads what they are about to run. */
    void begins(String commands) {
        dockerLogins.clear();
        Matcher logins = LOGIN.matcher(commands);
        while (logins.find()) {
            dockerLogins.add(Optional.ofNullable(logins.group(1)).orElse(name));
        }
    }

    /** What they type when this is the last that stands on the terminal; empty: nothing is asked. */
    Optional<String> answer(String output) {
        Matcher password = ASKED_PASSWORD.matcher(output);
        if (ASKED_USER.matcher(output).find()) {
            return Optional.of(name);
        }
        if (ASKED_PASSPHRASE.matcher(output).find()) {
            return Optional.of(PASSPHRASE);
        }
        if (ASKED_YES.matcher(output).find()) {
            return Optional.of("yes");
        }
        return password.find()
                ? Optional.of(password(password.group(1) == null ? dockerLogins.remove() : password.group(1)))
                : Optional.empty();
    }

    private String password(String user) {
        if (!passwords.containsKey(user)) {
            throw new IllegalStateException("Nobody told the password of " + user);
        }
        return passwords.get(user);
    }

    /** Takes in what was shown once. */
    void remember(String commands, String output) {
        Matcher first = FIRST_ADMINISTRATOR.matcher(output);
        if (first.find()) {
            passwords.put(first.group(1), first.group(2));
        }
        remember(NEW_ACCOUNT.matcher(commands), SHOWN_PASSWORD.matcher(output), 1);
        remember(NEW_ROBOT.matcher(commands), ROBOT_SECRET.matcher(output), 0);
    }

    private void remember(Matcher made, Matcher shown, int group) {
        while (made.find() && shown.find()) {
            passwords.put(made.group(1), shown.group(group));
        }
    }
}
