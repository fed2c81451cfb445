// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.robot;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.credentials.Refused;
import io.jenkins.plugins.trustedregistry.engine.credentials.TestClock;
import io.jenkins.plugins.trustedregistry.engine.credentials.secret.Secret;
import io.jenkins.plugins.trustedregistry.engine.database.SqliteDatabase;
import io.jenkins.plugins.trustedregistry.engine.oci.NamespaceName;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlRobotsTest {
    private static final RobotName CI = RobotName.parse("technology+ci");

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock();
    private final List<Member> gone = new ArrayList<>();
    private SqliteDatabase database;
    private SqlRobots robots;

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(folder.resolve("metadata.db"));
        robots = new SqlRobots(database, clock, new SecureRandom(), Runnable::run, gone::add);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Secret create(RobotName name) {
        return robots.create(name, "", "nigel", Optional.empty()).secret();
    }

    private boolean opens(RobotName name, Secret secret) {
        return robots.open(name.toString(), secret).isPresent();
    }

    @Test
    void isKeptAsItWasMade() {
        Instant end = clock.instant().plus(Duration.ofDays(30));

        Robot made =
                robots.create(CI, "builds\nnightly", "nigel", Optional.of(end)).robot();

        assertThat(robots.find(CI)).contains(made);
        assertThat(made.expiresAt()).contains(end);
        assertThat(made.createdBy()).isEqualTo("nigel");
    }

    @Test
    void logsInWithItsOwnNameAndSecretOnly() {
        Secret secret = create(CI);
        RobotName other = RobotName.parse("technology+deploy");
        create(other);

        assertThat(robots.open("technology+ci", secret))
                .map(login -> login.robot().name())
                .contains(CI);
        assertThat(opens(other, secret)).isFalse();
        assertThat(robots.open("ci", secret)).isEmpty();
        assertThat(robots.open("nigel", secret)).isEmpty();
        assertThat(opens(CI, Secret.generate(Secret.Kind.ROBOT_SECRET, new SecureRandom())))
                .isFalse();
    }

    @Test
    void theUseIsWrittenDown() {
        Secret secret = create(CI);
        clock.advance(Duration.ofHours(1));

        opens(CI, secret);

        assertThat(robots.find(CI).orElseThrow().lastUsedAt()).contains(clock.instant());
    }

    @Test
    void rotatesAtOnceOrWithAnOverlap() {
        Secret first = create(CI);
        Secret second = robots.rotate(CI, Duration.ofHours(1)).orElseThrow().secret();
        assertThat(opens(CI, first)).isTrue();
        assertThat(opens(CI, second)).isTrue();

        clock.advance(Duration.ofHours(1));
        assertThat(opens(CI, first)).isFalse();
        assertThat(opens(CI, second)).isTrue();

        Secret third = robots.rotate(CI, Duration.ZERO).orElseThrow().secret();
        assertThat(opens(CI, second)).isFalse();
        assertThat(opens(CI, third)).isTrue();
    }

    @Test
    void anOverlapIsNeverMadeLongerByTheNextOne() {
        Secret first = create(CI);
        robots.rotate(CI, Duration.ofHours(1));
        robots.rotate(CI, Duration.ofDays(10));

        clock.advance(Duration.ofHours(1));

        assertThat(opens(CI, first)).isFalse();
    }

    @Test
    void refusesAnOverlapThatIsNone() {
        create(CI);

        assertThat(Refused.invalid(() -> robots.rotate(CI, Duration.ofDays(31))))
                .contains("30 days");
        assertThat(Refused.invalid(() -> robots.rotate(CI, Duration.ofSeconds(-1))))
                .contains("30 days");
        assertThat(robots.rotate(RobotName.parse("technology+none"), Duration.ZERO))
                .isEmpty();
    }

    @Test
    void opensNothingWhileItIsDeactivatedOrAfterItsEnd() {
        Robots.Created made =
                robots.create(CI, "", "nigel", Optional.of(clock.instant().plusSeconds(60)));
        RobotLogin login = robots.open(CI.toString(), made.secret()).orElseThrow();
        Robot robot = made.robot();

        robots.update(new Robot(CI, "off", false, robot.createdAt(), "", robot.expiresAt(), Optional.empty()));
        assertThat(opens(CI, made.secret())).isFalse();
        assertThat(robots.isUsable(login.secretId())).isFalse();

        robots.update(robot);
        assertThat(opens(CI, made.secret())).isTrue();
        assertThat(robots.isUsable(login.secretId())).isTrue();

        clock.advance(Duration.ofSeconds(60));
        assertThat(opens(CI, made.secret())).isFalse();
        assertThat(robots.isUsable(login.secretId())).isFalse();
    }

    @Test
    void aRotatedSecretEndsWhatWasBuiltOnIt() {
        RobotLogin login = robots.open(CI.toString(), create(CI)).orElseThrow();
        assertThat(robots.isUsable(login.secretId())).isTrue();

        robots.rotate(CI, Duration.ZERO);

        assertThat(robots.isUsable(login.secretId())).isFalse();
    }

    @Test
    void leavesItsTeamsWhenItIsDeleted() {
        Secret secret = create(CI);

        assertThat(robots.delete(CI)).isTrue();

        assertThat(opens(CI, secret)).isFalse();
        assertThat(gone).containsExactly(CI.member());
        assertThat(robots.delete(CI)).isFalse();
        assertThat(gone).hasSize(1);

        create(CI);
        assertThat(opens(CI, secret))
                .as("the secret of a former robot of the same name")
                .isFalse();
    }

    @Test
    void allOfAnOrganizationGoTogether() {
        Secret ci = create(CI);
        create(RobotName.parse("technology+deploy"));
        RobotName others = RobotName.parse("other+ci");
        Secret other = create(others);

        robots.deleteAll(NamespaceName.parse("technology"));

        assertThat(opens(CI, ci)).isFalse();
        assertThat(gone).hasSize(2);
        assertThat(opens(others, other)).isTrue();
    }

    @Test
    void listsPageByPageInTheOrderOfNames() {
        create(RobotName.parse("technology+b"));
        create(RobotName.parse("technology+a"));
        create(RobotName.parse("technology+c"));
        create(RobotName.parse("other+x"));
        NamespaceName technology = NamespaceName.parse("technology");

        assertThat(robots.list(technology, "", 2))
                .map(robot -> robot.name().robot())
                .containsExactly("a", "b");
        assertThat(robots.list(technology, "b", 2))
                .map(robot -> robot.name().robot())
                .containsExactly("c");
    }

    @Test
    void refusesASecondOneOfTheSameNameAndOddDescriptions() {
        create(CI);

        assertThat(Refused.clash(() -> create(CI))).contains("technology+ci");
        assertThat(Refused.invalid(
                        () -> robots.create(RobotName.parse("technology+x"), "a\u0007", "nigel", Optional.empty())))
                .contains("description");
        assertThat(Refused.invalid(() ->
                        robots.create(RobotName.parse("technology+x"), "", "nigel", Optional.of(clock.instant()))))
                .contains("past");
    }
}
