// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.credentials.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.trustedregistry.engine.access.Limits;
import io.jenkins.plugins.trustedregistry.engine.access.Principal;
import io.jenkins.plugins.trustedregistry.engine.access.RepositoryAction;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.credentials.build.RunningBuild.Trust;
import io.jenkins.plugins.trustedregistry.engine.oci.RepositoryName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunningBuildTest {
    private static final RepositoryName TEST = RepositoryName.parse("technology/test");

    private static Principal principal(String job, Trust trust) {
        return new RunningBuild(new BuildId("a-b"), job, 17, trust).principal();
    }

    @Test
    void actsAsItsJobAndEveryFolderAroundIt() {
        Principal build = principal("technology/apps/shop", Trust.TRUSTED);

        assertThat(build.identities())
                .containsExactlyInAnyOrder(
                        Member.parse("job:technology/apps/shop"),
                        Member.parse("job:technology/apps"),
                        Member.parse("job:technology"));
        assertThat(build.shownName()).isEqualTo("job:technology/apps/shop#17");
        assertThat(build.registryAdmin()).isFalse();
        assertThat(build.limits()).isEqualTo(Limits.NONE);
    }

    @Test
    void isNotInAFolderWhoseNameOnlyBeginsLikeItsOwn() {
        assertThat(principal("technology2/shop", Trust.TRUSTED).identities())
                .doesNotContain(Member.parse("job:technology"));
    }

    @Test
    void whoIsNotTrustedPullsAndNoMore() {
        Limits limits = principal("technology/shop", Trust.UNTRUSTED).limits();

        assertThat(limits.allow(TEST, RepositoryAction.PULL)).isTrue();
        for (RepositoryAction action : RepositoryAction.values()) {
            assertThat(limits.allow(TEST, action)).as("%s", action).isEqualTo(action == RepositoryAction.PULL);
        }
        assertThat(limits.areNone()).isFalse();
    }

    @Test
    void namesThatAreLongerThanAMembersDoNoHarm() {
        String deep = "technology/" + "a".repeat(300) + "/" + "b".repeat(300);
        Principal build = principal(deep, Trust.TRUSTED);

        assertThat(build.identities()).contains(Member.parse("job:technology")).hasSize(2);
        assertThat(build.shownName()).isEqualTo("job:" + "b".repeat(300) + "#17");
        assertThat(principal("c".repeat(900), Trust.TRUSTED).shownName()).endsWith("c#17");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/shop", "shop/", "a//b", "a\nb", "a\u0000"})
    void aNameThatNoJobHasIsRefused(String job) {
        assertThatIllegalArgumentException().isThrownBy(() -> principal(job, Trust.TRUSTED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "ü", "a:b"})
    void anIdentifierIsPlain(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> new BuildId(id));
    }
}
