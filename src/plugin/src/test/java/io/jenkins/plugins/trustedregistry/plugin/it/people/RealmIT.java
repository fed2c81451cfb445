// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.it.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.Casc;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.JenkinsSession;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RealJenkins;
import io.jenkins.plugins.trustedregistry.plugin.it.jenkins.RegistryClient;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A security realm that is not Jenkins' own: accounts and groups are elsewhere, some can be looked up without a password, and one can
 * not. The realm is a script of Jenkins' own kind for the start.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealmIT {
    private static final String REALM = """
            import hudson.security.*
            import jenkins.model.Jenkins
            import org.springframework.security.authentication.BadCredentialsException
            import org.springframework.security.core.authority.SimpleGrantedAuthority
            import org.springframework.security.core.userdetails.*

            class Elsewhere extends AbstractPasswordBasedSecurityRealm {
              static final Map GROUPS = [ada: ['developers'], grace: ['admirals'], shy: ['developers']]
              UserDetails details(String name) {
                new User(name, '', true, true, true, true, GROUPS[name].collect { new SimpleGrantedAuthority(it) })
              }
              UserDetails authenticate2(String name, String password) {
                if (GROUPS[name] == null || password != name + ' of elsewhere') { throw new BadCredentialsException(name) }
                details(name)
              }
              UserDetails loadUserByUsername2(String name) {
                if (name == 'shy') { throw new UserMayOrMayNotExistException2(name) }
                if (name == 'broken') { throw new IllegalStateException('the directory is away') }
                if (GROUPS[name] == null) { throw new UsernameNotFoundException(name) }
                details(name)
              }
              GroupDetails loadGroupByGroupname2(String name, boolean members) {
                throw new UserMayOrMayNotExistException2(name)
              }
            }
            Jenkins.get().securityRealm = new Elsewhere()
            """;

    private static final String STRATEGY = """
            jenkins:
              authorizationStrategy:
                loggedInUsersCanDoAnything:
                  allowAnonymousRead: false
            """;

    private RealJenkins jenkins;
    private int port;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        port = RealJenkins.freePort();
        jenkins = RealJenkins.in(folder.resolve("home"));
        Path scripts = Files.createDirectories(jenkins.home().resolve("init.groovy.d"));
        Files.writeString(scripts.resolve("realm.groovy"), REALM);
        jenkins.with(
                "JAVA_TOOL_OPTIONS", "-Dhudson.remoting.ClassFilter=Elsewhere"); // else Jenkins would not write it down
        jenkins.configuredBy(STRATEGY, Casc.registry(port).replace("user:nigelpoulton", "group:developers"))
                .start();
    }

    @AfterAll
    void stop() throws Exception {
        if (jenkins != null) {
            jenkins.close();
        }
    }

    private RegistryClient docker(String user, String password) throws Exception {
        return new RegistryClient(jenkins.home(), port, user, password);
    }

    @Test
    void whoeverTheRealmKnowsLogsInWithTheirGroups() throws Exception {
        assertThat(docker("ada", "ada of elsewhere").login().statusCode()).isEqualTo(200);
        assertThat(groups("ada")).contains("group:developers").doesNotContain("group:admirals");
        assertThat(groups("grace")).contains("group:admirals").doesNotContain("group:developers");
    }

    @Test
    void wrongPasswordsAndStrangersAreRefused() throws Exception {
        assertThat(docker("ada", "wrong").login().statusCode()).isEqualTo(401);
        assertThat(docker("mallory", "mallory of elsewhere").login().statusCode())
                .isEqualTo(401);
        assertThat(docker("broken", "broken of elsewhere").login().statusCode()).isEqualTo(401);
    }

    @Test
    void groupsAreLookedUpWithoutAPassword() throws Exception {
        String token = token("ada", "right", "read-write");

        assertThat(docker("ada", token).push("technology/test", "by-token").statusCode())
                .isEqualTo(201);
    }

    @Test
    void whoCanNotBeLookedUpHasTheGroupsOfTheLastLogin() throws Exception {
        assertThat(docker("shy", "shy of elsewhere").login().statusCode()).isEqualTo(200);
        String token = token("shy", "right", "read-write");

        assertThat(docker("shy", token).push("technology/test", "by-shy").statusCode())
                .isEqualTo(201);
    }

    private String token(String user, String key, String right) throws Exception {
        JsonNode made = JenkinsSession.parsed(jenkins.as(user, user + " of elsewhere")
                .call(
                        "POST",
                        "trusted-registry/api/v1/tokens",
                        "{\"name\": \"it\", \"" + key + "\": \"" + right + "\"}"));
        return made.get("token").asText();
    }

    private String groups(String user) throws Exception {
        return jenkins.as(user, user + " of elsewhere")
                .json("trusted-registry/api/v1/whoami")
                .get("identities")
                .toString();
    }
}
