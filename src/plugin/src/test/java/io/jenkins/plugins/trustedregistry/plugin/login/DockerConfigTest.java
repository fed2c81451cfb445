// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DockerConfigTest {
    private static final String LOGIN = "{\"auth\":\"YnVpbGQ6czNjcmV0\"}";

    @Test
    void aLoginInAnEmptyConfiguration() {
        assertThat(DockerConfig.empty().with("registry:5000", "build", "s3cret").json())
                .isEqualTo("{\"auths\":{\"registry:5000\":" + LOGIN + "}}");
    }

    @Test
    void otherLoginsAndSettingsStay() {
        String outer = "{\"auths\":{\"other\":{\"auth\":\"eA==\"}},\"HttpHeaders\":{\"a\":\"b\"}}";

        assertThat(DockerConfig.of(outer)
                        .with("registry:5000", "build", "s3cret")
                        .json())
                .isEqualTo("{\"auths\":{\"other\":{\"auth\":\"eA==\"},\"registry:5000\":" + LOGIN
                        + "},\"HttpHeaders\":{\"a\":\"b\"}}");
    }

    @Test
    void aFormerLoginAtTheRegistryIsReplaced() {
        String outer = "{\"auths\":{\"registry:5000\":{\"auth\":\"eA==\"}}}";

        assertThat(DockerConfig.of(outer)
                        .with("registry:5000", "build", "s3cret")
                        .json())
                .isEqualTo("{\"auths\":{\"registry:5000\":" + LOGIN + "}}");
    }

    @Test
    void aCredentialStoreKeepsTheLoginsItHasAndLosesThisOne() {
        String outer = "{\"auths\":{\"other\":{}},\"credsStore\":\"pass\"}";

        assertThat(DockerConfig.of(outer)
                        .with("registry:5000", "build", "s3cret")
                        .json())
                .isEqualTo("{\"auths\":{\"other\":{},\"registry:5000\":" + LOGIN
                        + "},\"credHelpers\":{\"other\":\"pass\"}}");
    }

    @Test
    void aHelperForTheRegistryDoesNotHideTheLogin() {
        String outer = "{\"credHelpers\":{\"registry:5000\":\"pass\"}}";

        assertThat(DockerConfig.of(outer)
                        .with("registry:5000", "build", "s3cret")
                        .json())
                .isEqualTo("{\"auths\":{\"registry:5000\":" + LOGIN + "}}");
    }

    @Test
    void whatIsNoConfigurationCountsAsNone() {
        assertThat(DockerConfig.of("no json").json()).isEqualTo("{}");
        assertThat(DockerConfig.of("[]").json()).isEqualTo("{}");
        assertThat(DockerConfig.of("").json()).isEqualTo("{}");
    }
}
