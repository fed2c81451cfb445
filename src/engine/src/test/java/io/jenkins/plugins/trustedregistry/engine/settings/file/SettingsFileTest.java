// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.settings.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.settings.ListenerSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.TlsSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.value.InvalidSettingException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {
    private static final String FULL = """
            jenkins:
              systemMessage: "somebody else's"
              nodes: [{permanent: {name: a}}]
            unclassified:
              location: {url: "https://ci.example.com/"}
              trustedRegistry:
                general:
                  publicAddress: https://registry.example.com/
                  trustedProxies: [10.0.0.0/8]
                listener: {address: 127.0.0.1, port: "${PORT}", plainHttp: true}
                tokens: {lifetimeSeconds: 600}
                bundles: {dockerHost: "tcp://engine.example.com:2376", lifetimeDays: 30}
                administrators: [user:admin, group:ops]
                organizations:
                  - name: technology
                    owners: [user:alice]
                    teams:
                      - name: devs
                        members: [user:nigelpoulton, group:ldap-devs, "job:folder/app"]
                    repositories:
                      - name: test
                        visibility: public
                        grants: [{team: devs, right: read-write}]
            """;

    @Test
    void readsItsBlockAndNothingElse() {
        Settings settings = read(FULL, text -> text.replace("${PORT}", "5001"));

        assertThat(settings.general().publicAddress()).isEqualTo("https://registry.example.com");
        assertThat(settings.listener()).isEqualTo(new ListenerSettings("127.0.0.1", 5001, true));
        assertThat(settings.administrators()).containsExactly(Member.user("admin"), Member.parse("group:ops"));
        assertThat(settings.organizations().get(0).teams().get(0).members()).contains(Member.parse("job:folder/app"));
        assertThat(settings.organizations().get(0).repositories().get(0).scanOnPush())
                .as("not said")
                .isNull();
    }

    @Test
    void readsBackWhatItWrites() {
        Settings settings = read(FULL, text -> text.replace("${PORT}", "0"));

        assertThat(read(SettingsFile.write(settings), UnaryOperator.identity())).isEqualTo(settings);
    }

    @Test
    void hasDefaultsWhereNothingIsSaid() {
        assertThat(read("jenkins: {}", UnaryOperator.identity())).isEqualTo(Settings.DEFAULTS);
        assertThat(read("", UnaryOperator.identity())).isEqualTo(Settings.DEFAULTS);
        assertThat(read("unclassified:\n  trustedRegistry:\n", UnaryOperator.identity()))
                .isEqualTo(Settings.DEFAULTS);
    }

    @Test
    void namesLineKeyAndWhatIsAllowedForAWrongKey() {
        assertRefused(
                "unclassified:\n  trustedRegistry:\n    organizations:\n      - name: technology\n        visibilty: public\n",
                "casc.yaml, line 5",
                "'visibilty' is not a key here",
                "createOnPush, description, name, owners, pruning, repositories, teams");
    }

    @Test
    void namesLineAndKeyForAWrongValue() {
        assertRefused(
                "unclassified:\n  trustedRegistry:\n    listener:\n      port: 70000\n",
                "casc.yaml, line",
                "listener",
                "port 70000 is not a port: use 1 to 65535");
        assertRefused(
                "unclassified:\n  trustedRegistry:\n    administrators:\n      - nobody\n",
                "casc.yaml, line 4",
                "administrators[1]",
                "write user:NAME");
        assertRefused(
                "unclassified:\n  trustedRegistry:\n    organizations:\n      - description: x\n",
                "casc.yaml, line",
                "name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "listener: {port: many} | listener.port: this must be a whole number.",
                "listener: {port: [5000]} | listener.port: this must be a whole number.",
                "listener: {plainHttp: perhaps} | listener.plainHttp: this must be true or false.",
                "listener: {address: {a: b}} | listener.address: this must be a text.",
                "listener: here | listener: this must be a block with keys of its own.",
                "administrators: {a: b} | administrators: this must be a list.",
                "organizations: [{description: x}] | organizations[1].name: it is missing, and required here.",
                "gates: {policies: [{name: a, rules: [null]}]} | there is nothing where a value is needed",
                "gates: {policies: [{name: a, rules: [{days: 3}]}]} | There are: age, base-age, database,",
                "gates: {policies: [{name: a, rules: [{rule: luck}]}]} | There are: age, base-age, database,",
                "gates: {policies: [{name: a, mode: [x]}]} | mode: this must be a text."
            })
    void saysWhatIsAllowedInPlaceOfAValueOfAnotherKind(String block, String sentence) {
        assertThatThrownBy(
                        () -> read("unclassified:\n  trustedRegistry:\n    " + block + "\n", UnaryOperator.identity()))
                .isInstanceOf(InvalidSettingException.class)
                .message()
                .startsWith("casc.yaml, line 3")
                .contains(sentence)
                .doesNotContain("java.")
                .doesNotContain("token");
    }

    @Test
    void refusesPlainHttpWhereOthersCanListen() {
        assertRefused(
                "unclassified:\n  trustedRegistry:\n    listener: {address: 0.0.0.0, plainHttp: true}\n",
                "only allowed on a loopback address");
    }

    @Test
    void refusesTextThatIsNoYaml() {
        assertRefused("unclassified: [", "casc.yaml, line", "not well-formed YAML");
    }

    @Test
    void neverShowsAPrivateKeyAsText() {
        assertThat(new TlsSettings("certificate", "very secret").toString()).doesNotContain("secret");
    }

    private static void assertRefused(String yaml, String... parts) {
        assertThatThrownBy(() -> read(yaml, UnaryOperator.identity()))
                .isInstanceOf(InvalidSettingException.class)
                .message()
                .contains(parts);
    }

    private static Settings read(String yaml, UnaryOperator<String> variables) {
        return SettingsFile.read("casc.yaml", yaml, variables);
    }
}
