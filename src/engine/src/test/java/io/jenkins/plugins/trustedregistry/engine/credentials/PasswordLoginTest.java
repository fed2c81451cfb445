// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.trustedregistry.engine.accounts.Directory;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.accounts.Person;
import io.jenkins.plugins.trustedregistry.engine.oci.ErrorCode;
import io.jenkins.plugins.trustedregistry.engine.oci.RegistryException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PasswordLoginTest {
    private static final String HERE = "192.0.2.1";

    private final TestClock clock = new TestClock();
    private final People people = new People().with("nigel", "right");
    private final PasswordLogin login = new PasswordLogin(people, clock, new SecureRandom());

    @Test
    void aRightPasswordIsAskedOnceAMinute() {
        for (int i = 0; i < 10; i++) {
            assertThat(login.person("nigel", "right", HERE)).isPresent();
        }
        assertThat(people.passwordChecks()).isEqualTo(1);

        clock.advance(Duration.ofSeconds(60));
        assertThat(login.person("nigel", "right", HERE)).isPresent();
        assertThat(people.passwordChecks()).isEqualTo(2);
    }

    @Test
    void aWrongPasswordIsNeverHelpedByARightOne() {
        login.person("nigel", "right", HERE);

        assertThat(login.person("nigel", "wrong", HERE)).isEmpty();
        assertThat(login.person("nige", "lright", HERE)).isEmpty();
        assertThat(people.passwordChecks()).isEqualTo(3);
    }

    @Test
    void aDisabledUserIsOutAtOnce() {
        login.person("nigel", "right", HERE);

        people.disable("nigel");

        assertThat(login.person("nigel", "right", HERE)).isEmpty();
    }

    @Test
    void aChangedPasswordCanBeForgottenAtOnce() {
        login.person("nigel", "right", HERE);
        people.with("nigel", "changed");
        assertThat(login.person("nigel", "right", HERE)).as("within the minute").isPresent();

        login.forget("nigel");

        assertThat(login.person("nigel", "right", HERE)).isEmpty();
        assertThat(login.person("nigel", "changed", HERE)).isPresent();
    }

    @Test
    void whileItWaitsNothingIsChecked() {
        for (int i = 0; i < 5; i++) {
            login.person("nigel", "wrong", HERE);
        }

        assertThat(Refused.tooManyRequests(() -> login.person("nigel", "right", HERE)))
                .isEqualTo(1);
        assertThat(people.passwordChecks()).isEqualTo(5);
        assertThat(login.person("nigel", "right", "192.0.2.2")).isPresent();

        clock.advance(Duration.ofMinutes(10));
        assertThat(login.person("nigel", "right", HERE)).isPresent();
    }

    @Test
    void whoeverLoggedInAMinuteAgoIsNotStoppedByAGuesserNextToThem() {
        login.person("nigel", "right", HERE);
        for (int i = 0; i < 5; i++) {
            login.person("nigel", "wrong", HERE);
        }

        assertThat(login.person("nigel", "right", HERE)).isPresent();
    }

    @Test
    void aBurstOfGuessesIsStoppedAfterTheFifth() throws Exception {
        List<String> answers = together(50, i -> () -> {
            try {
                return login.person("nigel", "wrong" + i, HERE).isPresent() ? "in" : "wrong";
            } catch (RegistryException e) {
                return e.code() == ErrorCode.TOOMANYREQUESTS ? "wait" : "other";
            }
        });

        assertThat(answers.stream().filter("wrong"::equals)).hasSize(5);
        assertThat(answers.stream().filter("wait"::equals)).hasSize(45);
        assertThat(people.passwordChecks()).isEqualTo(5);
    }

    @Test
    void aBurstOfRightOnesCostsOneCheck() throws Exception {
        List<String> answers =
                together(50, i -> () -> login.person("nigel", "right", HERE).isPresent() ? "in" : "wrong");

        assertThat(answers).containsOnly("in");
        assertThat(people.passwordChecks()).isEqualTo(1);
    }

    @Test
    void namesAndPasswordsOfAbsurdLengthAreWrongWithoutAQuestion() {
        assertThat(login.person("n".repeat(513), "right", HERE)).isEmpty();
        assertThat(login.person("nigel", "r".repeat(5_000), HERE)).isEmpty();
        assertThat(login.person("", "right", HERE)).isEmpty();
        assertThat(people.passwordChecks()).isZero();
    }

    @Test
    void aDirectoryThatIsDownIsNoWrongPassword() {
        Directory down = new Down();
        PasswordLogin broken = new PasswordLogin(down, clock, new SecureRandom());

        for (int i = 0; i < 20; i++) {
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> broken.person("nigel", "right", HERE));
        }
    }

    private static List<String> together(int count, java.util.function.IntFunction<Callable<String>> tasks)
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Future<String>> futures =
                    threads.invokeAll(IntStream.range(0, count).mapToObj(tasks).toList());
            List<String> answers = new java.util.ArrayList<>();
            for (Future<String> future : futures) {
                answers.add(future.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }

    /** A directory that can't be reached. */
    private static final class Down implements Directory {
        @Override
        public Optional<Person> authenticate(String user, String password) {
            throw new UncheckedIOException(new IOException("unreachable"));
        }

        @Override
        public Optional<Person> find(String user) {
            throw new UncheckedIOException(new IOException("unreachable"));
        }

        @Override
        public boolean hasGroup(String group) {
            return true;
        }

        @Override
        public List<Member> complete(String prefix, int limit) {
            return List.of();
        }

        @Override
        public String description() {
            return "nobody";
        }
    }
}
