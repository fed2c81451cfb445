// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallReadingTest {

    @Test
    void theCallIsWhatStandsBehindThePagesAddress() {
        assertThat(CallReading.path("/trusted-registry/api/v1/whoami", "")).isEqualTo("/api/v1/whoami");
    }

    @Test
    void aContextPathIsLeftOutEvenIfItHasTheSameName() {
        assertThat(CallReading.path("/trusted-registry/trusted-registry/api/v1/", "/trusted-registry"))
                .isEqualTo("/api/v1/");
    }

    @Test
    void theManagementPageLeadsToTheSameCalls() {
        assertThat(CallReading.path("/jenkins/manage/trusted-registry/api/v1/whoami", "/jenkins"))
                .isEqualTo("/api/v1/whoami");
    }

    @Test
    void whatIsEncodedStaysSo() {
        assertThat(CallReading.path("/trusted-registry/api/v1/repositories/a%2Fb//c/", ""))
                .isEqualTo("/api/v1/repositories/a%2Fb//c/");
    }

    @Test
    void everyMethodButReadingOnesChanges() {
        assertThat(CallReading.changes("GET")).isFalse();
        assertThat(CallReading.changes("HEAD")).isFalse();
        for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "ANYTHING"}) {
            assertThat(CallReading.changes(method)).as(method).isTrue();
        }
    }

    @Test
    void formsAreKnownByTheirType() {
        assertThat(CallReading.isForm("application/x-www-form-urlencoded; charset=UTF-8"))
                .isTrue();
        assertThat(CallReading.isForm("Multipart/Form-Data; boundary=x")).isTrue();
        assertThat(CallReading.isForm("application/json")).isFalse();
        assertThat(CallReading.isForm(null)).isFalse();
    }
}
