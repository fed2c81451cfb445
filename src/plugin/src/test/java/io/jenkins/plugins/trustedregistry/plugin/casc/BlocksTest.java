// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.casc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.trustedregistry.engine.accounts.Member;
import io.jenkins.plugins.trustedregistry.engine.settings.GeneralSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.Settings;
import io.jenkins.plugins.trustedregistry.engine.settings.TlsSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.organization.OrganizationSettings;
import io.jenkins.plugins.trustedregistry.engine.settings.organization.RepositorySettings;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class BlocksTest {

    @Test
    void findsEveryKindOfSettingsWithoutBeingTold() {
        assertThat(Blocks.all())
                .contains(
                        GeneralSettings.class,
                        TlsSettings.class,
                        OrganizationSettings.class,
                        RepositorySettings.class,
                        RepositorySettings.GrantSettings.class,
                        Member.class)
                .doesNotContain(Settings.class, String.class);
    }

    @Test
    void readsKeysWithTheirTypes() {
        assertThat(Blocks.keys(GeneralSettings.class))
                .containsExactly(
                        new Blocks.Key("publicAddress", String.class, false),
                        new Blocks.Key("trustedProxies", String.class, true));
    }

    @Test
    void everyKeyThatSoundsLikeASecretIsTreatedAsOne() {
        List<String> suspicious = Blocks.all().stream()
                .filter(Blocks::isBlock)
                .flatMap(block -> Arrays.stream(block.getRecordComponents()))
                .filter(component -> component.getType() == String.class)
                .map(RecordComponent::getName)
                .filter(name -> name.toLowerCase(Locale.ROOT).matches(".*(key|password|secret|token)$"))
                .filter(name -> !name.startsWith("public"))
                .toList();

        assertThat(SecretKeys.NAMES).containsAll(suspicious);
    }

    @Test
    void replacesSecretsWhereverTheyStand() throws Exception {
        JsonNode json = JsonMapper.builder()
                .build()
                .readTree("{\"certificate\": \"C\", \"key\": \"K\", \"hooks\": [{\"secret\": \"S\", \"url\": \"U\"}]}");

        SecretKeys.replaceAll(json, text -> "<" + text + ">");

        ObjectNode expected = (ObjectNode)
                JsonMapper.builder()
                        .build()
                        .readTree(
                                "{\"certificate\": \"C\", \"key\": \"<K>\", \"hooks\": [{\"secret\": \"<S>\", \"url\": \"U\"}]}");
        assertThat(json).isEqualTo(expected);
    }
}
